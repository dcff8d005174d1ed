package tv.tributary.relay.live;

/// Who wants to watch.
///
/// @param client what the player calls itself, empty if it says nothing
/// @param userClass the kind of user it is, for [Caps]
public record Who(String address, String client, String userClass) {
    /// The class of everybody who comes with the household's own address.
    public static final String HOME = "home";

    /// Somebody of the household.
    public Who(String address, String client) {
        this(address, client, HOME);
    }
}
