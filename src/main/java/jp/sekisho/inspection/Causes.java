package jp.sekisho.inspection;

/// Where the wrong numbers of the suspected wrong links came from (原因別件数).
///
/// @param applicationForm wrong on the application form already (申請書の誤記)
/// @param dataEntry another number on the form: typed wrongly (入力誤り)
/// @param unknown the form was not sent
public record Causes(long applicationForm, long dataEntry, long unknown) {}
