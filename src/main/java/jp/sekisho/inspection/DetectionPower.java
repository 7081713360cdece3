package jp.sekisho.inspection;

import java.util.Map;

/// What the seeded wrong links show: how many wrong links this gate would have found in this stream.
///
/// @param randomSeed of the choice among the stream's records
/// @param classes by class of error; a class without records to make it from was not tried
/// @param trueAlarmShare the share of the blocked records that is expected to be wrong links, at the rate of wrong
/// links
///     that was measured; 0 where nothing was blocked
public record DetectionPower(long randomSeed, Map<LinkError, Recall> classes, double trueAlarmShare) {

    /// How many of the seeded wrong links of one class were blocked.
    ///
    /// @param suspected blocked as suspected wrong links; the other blocked ones ask for review or correction
    public record Recall(int seeded, int blocked, int suspected) {
        /// Two-sided 95 %.
        private static final double Z = 1.959964;

        static final Recall NONE = new Recall(0, 0, 0);

        public double share() {
            return seeded == 0 ? 0 : (double) blocked / seeded;
        }

        /// Lower bound of the 95 % confidence interval (Wilson's score interval).
        public double low() {
            return seeded == 0 ? 0 : Math.max(0, centre() - margin());
        }

        /// Upper bound of the same interval.
        public double high() {
            return seeded == 0 ? 1 : Math.min(1, centre() + margin());
        }

        private double centre() {
            return (share() + Z * Z / (2 * seeded)) / (1 + Z * Z / seeded);
        }

        private double margin() {
            double variance = share() * (1 - share()) / seeded + Z * Z / (4.0 * seeded * seeded);
            return Z * Math.sqrt(variance) / (1 + Z * Z / seeded);
        }

        Recall plus(Recall other) {
            return new Recall(seeded + other.seeded, blocked + other.blocked, suspected + other.suspected);
        }
    }
}
