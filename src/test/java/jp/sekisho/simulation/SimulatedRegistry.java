package jp.sekisho.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.testsupport.VirtualTime;
import org.jspecify.annotations.Nullable;

/// A registry on another machine, that knows the truth and does not always tell it.
final class SimulatedRegistry implements ResidentRegistry {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Town town;
    private final SplittableRandom chance;
    private final VirtualTime time;
    private final Consumer<Fault> count;
    private final Trouble trouble;

    /// What it suffers from at present.
    interface Trouble {
        @Nullable
        Fault now();
    }

    SimulatedRegistry(Town town, SplittableRandom chance, VirtualTime time, Consumer<Fault> count, Trouble trouble) {
        this.town = town;
        this.chance = chance;
        this.time = time;
        this.count = count;
        this.trouble = trouble;
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        time.pause(Duration.ofMillis(chance.nextInt(1, 40)));
        Fault fault = trouble.now();
        List<RegistryAnswer> right = answers(numbers, town.latest());
        if (fault == null) {
            return right;
        }
        count.accept(fault);
        return switch (fault) {
            case REGISTRY_SLOW -> {
                time.pause(Duration.ofMillis(chance.nextInt(100, 2_000)));
                yield right;
            }
            case REGISTRY_HANGS -> {
                time.pause(LONG);
                yield right;
            }
            case REGISTRY_DISCONNECTED -> all(numbers, new RegistryAnswer.Disconnected());
            case REGISTRY_UNAVAILABLE -> all(numbers, new RegistryAnswer.Unavailable());
            case REGISTRY_OVERLOADED -> all(numbers, new RegistryAnswer.Overloaded());
            case REGISTRY_TIMED_OUT -> all(numbers, new RegistryAnswer.TimedOut());
            case REGISTRY_INVALID -> all(numbers, new RegistryAnswer.Invalid());
            case REGISTRY_THROWS -> throw new IllegalStateException("翠子 4242424242");
            case REGISTRY_MIXES_PERSONS ->
                right.stream().map(answer -> otherPerson(answer)).toList();
            case REGISTRY_MIXES_EXTRACTS -> {
                Town.State before = town.get(chance.nextInt(town.size()));
                List<RegistryAnswer> mixed = new ArrayList<>(right);
                mixed.set(0, before.answer(numbers.getFirst()));
                yield mixed;
            }
            case REGISTRY_ANSWERS_TOO_FEW -> right.subList(1, right.size());
            case REGISTRY_LAGS -> answers(numbers, town.get(chance.nextInt(town.size())));
            case REGISTRY_SYNTHETIC ->
                right.stream().map(SimulatedRegistry::synthetic).toList();
            default -> throw new AssertionError(fault);
        };
    }

    private static List<RegistryAnswer> answers(List<IndividualNumber> numbers, Town.State state) {
        return numbers.stream().map(state::answer).toList();
    }

    private static List<RegistryAnswer> all(List<IndividualNumber> numbers, RegistryAnswer answer) {
        return Collections.nCopies(numbers.size(), answer);
    }

    private RegistryAnswer otherPerson(RegistryAnswer answer) {
        return answer instanceof Found(var resident, var extract)
                ? new Found(town.latest().other(resident.individualNumber()), extract)
                : answer;
    }

    private static RegistryAnswer synthetic(RegistryAnswer answer) {
        return answer instanceof Found(var resident, var extract)
                ? new Found(resident, new Extract(extract.asOf(), extract.coverage(), Extract.SYNTHETIC))
                : answer;
    }

    @Override
    public RegistryState state() {
        return new RegistryState.Serving(town.latest().extract());
    }
}
