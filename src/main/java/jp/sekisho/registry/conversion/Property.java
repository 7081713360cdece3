package jp.sekisho.registry.conversion;

import java.util.Optional;
import java.util.stream.Stream;

/// What a mapping can say of a row: its place in the history of its key, and the properties of a
/// resident by their names in the extract.
enum Property {
    KEY("key"),
    HISTORY("history"),
    CHANGED_ON("changedOn"),
    INDIVIDUAL_NUMBER("individualNumber"),
    NUMBER_STATUS("numberStatus"),
    STATUS("status"),
    KANJI("name.kanji"),
    KANA("name.kana"),
    ROMAN("name.roman"),
    ALIAS("name.alias"),
    ALIAS_KANA("name.aliasKana"),
    KANA_SOURCE("name.kanaSource"),
    FORMER_FAMILY("formerFamilyName.kanji"),
    FORMER_FAMILY_KANA("formerFamilyName.kana"),
    BIRTH_DATE("birthDate"),
    SEX("sex"),
    MUNICIPALITY("address.municipalityCode"),
    ADDRESS("address.text"),
    BUILDING("address.building"),
    PREVIOUS_MUNICIPALITY("previousAddress.municipalityCode"),
    PREVIOUS_ADDRESS("previousAddress.text"),
    PREVIOUS_BUILDING("previousAddress.building"),
    PREVIOUS_UNTIL("previousAddress.until"),
    PROTECTED("addressProtected");

    /// As the mapping writes it.
    final String key;

    Property(String key) {
        this.key = key;
    }

    static Optional<Property> named(String key) {
        return Stream.of(values()).filter(property -> property.key.equals(key)).findFirst();
    }
}
