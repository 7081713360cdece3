/// A synthetic prefecture: the resident snapshot of an invented population, the records that its business systems hold
/// of them, wrong links and odd writings among them, and the truth about each record. Inspecting the records against
/// the snapshot must find the truth again.
///
/// The counts are those of Nagano Prefecture's own inspection as it published them: 17 procedures, 244,246 records, 60
/// wrong links, 28 of them written wrongly on the application form (申請書) and 32 typed wrongly by staff. What kinds of
/// people were mistaken for one another is taken from other prefectures (Aichi: household members in 18 cases of 23).
/// Sees `synthetic`, `person`, the JDK and Jackson's streaming writer.
@NullMarked
package jp.sekisho.synthetic.prefecture;

import org.jspecify.annotations.NullMarked;
