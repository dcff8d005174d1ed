/// Questions about channels that a merge has made: whether two are one, and whether one should be two. `QuestionFinder`
/// finds them, `QuestionWeights` says how sure they are. Pure; objects belong to one thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.question;
