package jp.sekisho.synthetic;

/// The numbers of an address. Three usual styles: 一丁目11番16号, 3番7号, 1613番地2.
///
/// @param chome 丁目, 0 where the town has none
/// @param number 番 or 番地
/// @param branch 号 in a numbered block, else 枝番; 0 for a lot that was never divided
/// @param block whether the town counts blocks (住居表示) rather than lots
public record Lot(int chome, int number, int branch, boolean block) {
    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    /// As the registry writes it.
    public String text() {
        String head = chome == 0 ? "" : kanji(chome) + "丁目";
        if (block) {
            return head + number + "番" + branch + "号";
        }
        return head + number + "番地" + (branch == 0 ? "" : branch);
    }

    /// 1 to 9999 in kanji numerals: 1613 is 千六百十三.
    public static String kanji(int value) {
        StringBuilder text = new StringBuilder();
        String units = "千百十";
        int divisor = 1000;
        for (int i = 0; i < units.length(); i++) {
            int digit = value / divisor % 10;
            if (digit > 0) {
                text.append(digit == 1 ? "" : DIGITS[digit]).append(units.charAt(i));
            }
            divisor /= 10;
        }
        return text.append(DIGITS[value % 10]).toString();
    }

    @Override
    public String toString() {
        return "Lot[withheld]";
    }
}
