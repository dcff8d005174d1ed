/// What happened, in sentences for users: the window's list of events, and whatever else tells people about facts.
/// Also who watched what ([Viewings]). Facts are stored in batches on threads of the room's own.
@org.jspecify.annotations.NullMarked
package tv.tributary.activity;
