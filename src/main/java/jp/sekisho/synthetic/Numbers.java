package jp.sekisho.synthetic;

import java.util.HashSet;
import java.util.Set;

/// Issues Individual Numbers: valid by their check digit, none twice.
final class Numbers {
    private static final int DIGITS = 12;
    private static final String WEIGHTS = "65432765432";

    private final Set<String> issued = new HashSet<>();

    void reserve(String number) {
        issued.add(number);
    }

    String next(Chance chance) {
        String number;
        do {
            number = draw(chance);
        } while (!issued.add(number));
        return number;
    }

    private static String draw(Chance chance) {
        StringBuilder number = new StringBuilder(DIGITS);
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            int digit = chance.below(10);
            number.append(digit);
            sum += digit * (WEIGHTS.charAt(i) - '0');
        }
        int remainder = sum % 11;
        return number.append(remainder <= 1 ? 0 : 11 - remainder).toString();
    }
}
