package jp.sekisho.ops;

import java.util.List;
import jp.sekisho.matching.address.AddressComparator;
import jp.sekisho.matching.date.BirthDateComparator;
import jp.sekisho.matching.name.NameComparator;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.PersonName;

/// Loads the folding tables before the first request: it would otherwise wait for them, a second or more.
final class WarmUp {
    private static final int ROUNDS = 2_000;

    private WarmUp() {}

    static void run() {
        for (int i = 0; i < ROUNDS; i++) {
            NameComparator.compare(PersonName.of("渡邉花子", "わたなべはなこ"), List.of(PersonName.of("渡辺　花子", "ワタナベ　ハナコ")));
            AddressComparator.compare(
                    new Address("", "長野市鶴賀１－２－３", ""), new Address("202011", "長野県長野市大字鶴賀1丁目2番3号", ""));
            BirthDateComparator.compare(BirthDateEntry.parse("昭和39年5月1日"), BirthDateEntry.parse("1964-05-01"));
        }
    }
}
