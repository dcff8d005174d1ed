/// Long work a person can watch and cancel, and work that comes round by the clock.
/// Every job runs on a virtual thread of its own.
@org.jspecify.annotations.NullMarked
package tv.tributary.job;
