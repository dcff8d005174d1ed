/// Long-running tasks that can be watched and cancelled, and scheduled tasks. Every job runs on a virtual thread of its
/// own.
@org.jspecify.annotations.NullMarked
package tv.tributary.job;
