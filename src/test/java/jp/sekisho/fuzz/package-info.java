/// Inputs that nobody thought of: every parser answers with a value or with its declared refusal, every comparator
/// keeps its laws, and no length makes them slow.
///
/// An ordinary run replays the seeds, and leaves all classes as they are (`jazzer.hooks` in pom.xml). To search for
/// more, one test a run: `JAZZER_FUZZ=1 ./mvnw test -Djazzer.hooks=true -Dtest='ParserFuzzTest#readsAnyNumber'`.
package jp.sekisho.fuzz;
