/// Memory outside the heap that goes back to the system as soon as it is not needed. Any thread; never waits.
@org.jspecify.annotations.NullMarked
package tv.tributary.memory;
