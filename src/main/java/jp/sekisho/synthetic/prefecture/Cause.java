package jp.sekisho.synthetic.prefecture;

/// Where a wrong link came from.
public enum Cause {
    /// It is none.
    NONE(""),
    /// The wrong number stands on the application form (申請書) already.
    APPLICATION_FORM("CAUSE_APPLICATION_FORM"),
    /// The form holds the right number, another one was entered.
    DATA_ENTRY("CAUSE_DATA_ENTRY");

    private final String diagnosis;

    Cause(String diagnosis) {
        this.diagnosis = diagnosis;
    }

    /// The gate's word for it; empty where there is none.
    public String diagnosis() {
        return diagnosis;
    }
}
