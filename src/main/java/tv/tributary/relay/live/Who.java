package tv.tributary.relay.live;

/// Who wants to watch.
///
/// @param client what the player calls itself, empty if it says nothing
public record Who(String address, String client) {}
