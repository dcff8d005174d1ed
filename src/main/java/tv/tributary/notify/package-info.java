/// Messages about what happened, sent to where people read them: which facts are told to whom and when, and a sender
/// for each service. Told by events; sending happens on threads of its own.
@org.jspecify.annotations.NullMarked
package tv.tributary.notify;
