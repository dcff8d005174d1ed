/// What happened, in sentences for users: the window's list of events, and whatever else tells people about facts.
/// Pure; any thread.
@org.jspecify.annotations.NullMarked
package tv.tributary.activity;
