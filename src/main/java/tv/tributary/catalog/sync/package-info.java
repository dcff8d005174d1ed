/// Reads providers' lists, each as a job that can be watched and cancelled, by hand or by schedule. Thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.catalog.sync;
