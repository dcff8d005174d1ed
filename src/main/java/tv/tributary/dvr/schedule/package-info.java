/// The words that planning and capturing recordings share: a showing of a programme, and an order to record. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.dvr.schedule;
