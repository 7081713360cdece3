package jp.sekisho.caller.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.caller.BusinessRecord;
import jp.sekisho.caller.Gate;
import jp.sekisho.caller.Registration;
import jp.sekisho.caller.WhatToDo;
import jp.sekisho.person.DestinationKey;
import org.junit.jupiter.api.Test;

/// How a business system tests what it does with each answer.
class FakeGateTest {

    /// A business system.
    private record Desk(Gate gate, List<String> registered, List<String> work, List<String> later) {
        void close(BusinessRecord record) throws InterruptedException {
            switch (gate.mayRegister(record)) {
                case Registration.Registrable _ -> registered.add(record.recordRef());
                case Registration.NotRegistrable(WhatToDo whatToDo, var reasons, var _) ->
                    work.add(record.recordRef() + " " + whatToDo + " "
                            + reasons.getFirst().code());
                case Registration.NotDecided _ -> later.add(record.recordRef());
            }
        }
    }

    private static BusinessRecord record(String reference) {
        return BusinessRecord.of("ryoiku-techo", reference, DestinationKey.integrated("1"), _ -> "x");
    }

    @Test
    void answersWhatTheTestHasDecided() throws InterruptedException {
        FakeGate gate = new FakeGate(record -> switch (record.recordRef()) {
            case "A-1" -> FakeGate.registrable();
            case "A-2" -> FakeGate.notRegistrable(WhatToDo.CORRECT, "BIRTH_DATE_MISMATCH");
            default -> FakeGate.notDecided();
        });
        Desk desk = new Desk(gate, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String reference : List.of("A-1", "A-2", "A-3")) {
            desk.close(record(reference));
        }
        assertThat(desk.registered()).containsExactly("A-1");
        assertThat(desk.work()).containsExactly("A-2 CORRECT BIRTH_DATE_MISMATCH");
        assertThat(desk.later()).containsExactly("A-3");
        assertThat(gate.asked()).containsExactly("A-1", "A-2", "A-3");
    }
}
