/// Long work a person can watch and cancel, and work that comes round by the clock.
/// Every job runs on a virtual thread of its own; what computes for long goes to the few threads of [ComputePool].
@org.jspecify.annotations.NullMarked
package tv.tributary.job;
