package jp.sekisho.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.TrailEntry;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.testsupport.VirtualTime;
import org.jboss.logging.Logger;

/// Services that are wrong in one place, each through a port: what the simulation is worth is how soon it finds them.
enum PlantedDefect {
    ANSWERS_BEFORE_THE_LINE_IS_WRITTEN(new Parts() {
        @Override
        AuditTrail trail(AuditTrail trail) {
            return new Trail(trail) {
                @Override
                public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
                    trail.append(entries);
                    return CompletableFuture.completedStage(Append.WRITTEN);
                }
            };
        }
    }),
    SWALLOWS_A_WRITE_ERROR(new Parts() {
        @Override
        AuditTrail trail(AuditTrail trail) {
            return new Trail(trail) {
                @Override
                public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
                    return trail.append(entries).thenApply(_ -> Append.WRITTEN);
                }
            };
        }
    }),
    LEAVES_LINES_TO_THE_OPERATING_SYSTEM(new Parts() {
        @Override
        boolean toDisk(boolean wanted) {
            return false;
        }
    }),
    PASSES_UNSIGNED_WHILE_THE_SIGNER_FAILS(new Parts() {
        @Override
        List<Submission> submissions(List<Submission> submissions, boolean signerFails) {
            return signerFails
                    ? submissions.stream()
                            .map(one -> new Submission(
                                    one.by(), one.record(), one.reference(), one.destination(), Optional.empty()))
                            .toList()
                    : submissions;
        }
    }),
    MIXES_TWO_EXTRACTS(new Parts() {
        @Override
        ResidentRegistry guard(
                ResidentRegistry adapter, GuardLimits limits, RegistryListener listener, VirtualTime time) {
            return adapter;
        }
    }),
    /// Answers from memory under the newest extract's name.
    REMEMBERS_PERSONS(new Parts() {
        @Override
        ResidentRegistry guard(
                ResidentRegistry adapter, GuardLimits limits, RegistryListener listener, VirtualTime time) {
            return new Remembering(super.guard(adapter, limits, listener, time), adapter);
        }
    }),
    FORGETS_HOW_OLD_AN_EXTRACT_MAY_BE(new Parts() {
        @Override
        Duration maxAge() {
            return Duration.ofDays(36_500);
        }
    }),
    NEVER_LOOKS_AT_A_NEW_EXTRACT(new Parts() {
        @Override
        Supplier<Optional<String>> look(Supplier<Optional<String>> look) {
            return Optional::empty;
        }
    }),
    /// What is missing at the end of a file is nobody.
    TAKES_A_CUT_EXTRACT(new Parts() {
        @Override
        byte[] extract(byte[] content) {
            String text = new String(content, UTF_8);
            String lines = text.substring(0, text.lastIndexOf('\n') + 1);
            long residents = lines.lines().count() - 1;
            return (lines + "{\"end\":{\"residents\":" + residents + "}}\n").getBytes(UTF_8);
        }
    }),
    TAKES_AN_EMPTY_CALLERS_FILE(new Parts() {
        @Override
        byte[] callers(byte[] content) {
            return content.length == 0 ? "none".getBytes(UTF_8) : content;
        }
    }),
    LOGS_A_VALUE(new Parts() {
        @Override
        RegistryListener registryListener(RegistryListener listener) {
            return new RegistryListener() {
                @Override
                public void failed(Throwable defect) {
                    Logger.getLogger(PlantedDefect.class).error("A defect", defect);
                }
            };
        }
    }),
    FORGETS_THE_TRAIL_AT_A_START(new Parts() {
        @Override
        void beforeStart(SimulatedDisk disk) {
            disk.removeAll(Simulation.TRAIL);
        }
    }),
    PUBLISHES_NO_KEY(new Parts() {
        @Override
        KeySet published(KeyRing ring) {
            return new KeySet(ring.nextAndLast());
        }
    });

    private final Parts parts;

    PlantedDefect(Parts parts) {
        this.parts = parts;
    }

    Parts parts() {
        return parts;
    }

    private abstract static class Trail implements AuditTrail {
        private final AuditTrail trail;

        Trail(AuditTrail trail) {
            this.trail = trail;
        }

        @Override
        public boolean isWritable() {
            return trail.isWritable();
        }

        @Override
        public int waiting() {
            return trail.waiting();
        }
    }

    private static final class Remembering implements ResidentRegistry {
        private final ResidentRegistry guarded;
        private final ResidentRegistry adapter;
        private final Map<IndividualNumber, RegistryAnswer.Found> remembered = new HashMap<>();

        Remembering(ResidentRegistry guarded, ResidentRegistry adapter) {
            this.guarded = guarded;
            this.adapter = adapter;
        }

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            List<RegistryAnswer> answers = guarded.find(numbers);
            Extract newest = ((RegistryState.Serving) adapter.state()).extract();
            for (int i = 0; i < numbers.size(); i++) {
                if (answers.get(i) instanceof RegistryAnswer.Found found) {
                    remembered.putIfAbsent(numbers.get(i), found);
                }
            }
            return numbers.stream().allMatch(remembered::containsKey)
                    ? numbers.stream()
                            .<RegistryAnswer>map(number -> new RegistryAnswer.Found(
                                    Objects.requireNonNull(remembered.get(number))
                                            .resident(),
                                    newest))
                            .toList()
                    : answers;
        }

        @Override
        public RegistryState state() {
            return guarded.state();
        }
    }
}
