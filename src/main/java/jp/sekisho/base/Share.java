package jp.sekisho.base;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A part of a whole, written as a percentage: `0.1%`. Exact to a millionth, so that no rounding decides at the
/// bound.
public record Share(long millionths) {
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,3}(?:[.][0-9]{1,4})?) ?%");
    private static final long WHOLE = 1_000_000;
    private static final int MILLIONTHS_OF_A_PERCENT = 4;

    public Share {
        if (millionths < 0 || millionths > WHOLE) {
            throw new IllegalArgumentException("a share is between 0% and 100%");
        }
    }

    /// Reads `5%` or `0.1%`, as settings are written.
    ///
    /// @throws IllegalArgumentException if it is anything else, or more than the whole
    public static Share of(String text) {
        var percentage = PERCENTAGE.matcher(text.strip());
        if (!percentage.matches()) {
            throw new IllegalArgumentException("not a percentage such as 0.1%");
        }
        return new Share(new BigDecimal(percentage.group(1))
                .movePointRight(MILLIONTHS_OF_A_PERCENT)
                .longValueExact());
    }

    /// Whether so many of the whole are more than this share of it.
    public boolean isExceededBy(long part, long whole) {
        return part * WHOLE > millionths * whole;
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(millionths, MILLIONTHS_OF_A_PERCENT)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
