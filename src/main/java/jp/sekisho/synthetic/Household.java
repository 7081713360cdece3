package jp.sekisho.synthetic;

import java.util.List;

/// People who live at one address, the head first: a family with one name, or one or two foreign residents.
public record Household(List<SyntheticResident> members) {
    public Household {
        members = List.copyOf(members);
    }

    @Override
    public String toString() {
        return "Household[withheld]";
    }
}
