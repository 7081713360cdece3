package jp.sekisho.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final PersonName NAME = new PersonName("小林　健一", "コバヤシ　ケンイチ", "KOBAYASHI KENICHI", "山田", "ヤマダ");
    private static final Address ADDRESS = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "緑荘2号");
    private static final Subject SUBJECT =
            new Subject(NumberEntry.parse("609407454590"), NAME, BirthDateEntry.parse("1964-05-01"), Sex.MALE, ADDRESS);

    @Test
    void printsNothingOfAPerson() {
        assertThat(SUBJECT.toString()).isEqualTo("Subject[withheld]");
        assertThat(NAME.toString()).isEqualTo("PersonName[withheld]");
        assertThat(ADDRESS.toString()).isEqualTo("Address[withheld]");
    }

    @Test
    void aNameOfTwoFormsHoldsNoOthers() {
        assertThat(PersonName.of("小林　健一", "コバヤシ　ケンイチ")).isEqualTo(new PersonName("小林　健一", "コバヤシ　ケンイチ", "", "", ""));
    }

    @Test
    void anAbsentAddressHoldsNothing() {
        assertThat(Address.ABSENT).isEqualTo(new Address("", "", ""));
    }
}
