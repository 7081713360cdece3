package jp.sekisho.matching.address;

/// Why the lot ended where it did.
enum LotEnd {
    TEXT("nothing follows it"),
    ROOM("a room, a floor or a tower with its unit follows"),
    NUMBER_BEHIND_HOUSE("a number without a unit follows the 号 of a house"),
    NUMBERED_NAME("a name that begins with a numeral follows"),
    SEPARATOR("a bracket or a comma follows"),
    DASH("a dash and a name follow"),
    SPACE("a space follows"),
    ATTACHED_NAME("letters that name a building follow");

    private final String reason;

    LotEnd(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
