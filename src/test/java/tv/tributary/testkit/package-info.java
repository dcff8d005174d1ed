/// What tests of several rooms share: real servers on the loopback that say what they are told to, streams made of
/// words,
/// and watches over what a test leaves behind. Tests wait for what they caused, never for a time, and look at the
/// window
/// on its thread only. [tv.tributary.testkit.ScheduleFuzzer] delays background work at random to find those that do
/// not.
package tv.tributary.testkit;
