package tv.tributary.relay.live;

import tv.tributary.upstream.account.Priority;

/// Who wants to watch.
///
/// @param client what the player calls itself, empty if it says nothing
/// @param userClass the kind of user it is, for [Caps]
public record Who(String address, String client, String userClass) {
    /// The class of everybody who comes with the household's own address.
    public static final String HOME = "home";

    /// What the preview in our own window calls itself: it watches only while nobody else needs the connection.
    public static final String PREVIEW = "Tributary preview";

    /// Somebody of the household.
    public Who(String address, String client) {
        this(address, client, HOME);
    }

    Priority use() {
        return client.startsWith(PREVIEW) ? Priority.PREVIEW : Priority.VIEWER;
    }

    /// Tells one viewer from another.
    String words() {
        return address + " " + client;
    }
}
