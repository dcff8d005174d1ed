package tv.tributary.relay.viewer;

/// Tells one client from another: requests that are equal here come from the same player.
///
/// @param address its network address
/// @param client its User-Agent, empty if it sends none
/// @param userClass the kind of user it is, for [Caps#classes]
public record ClientId(String address, String client, String userClass) {
    /// The class of everybody who comes with the household's own address.
    public static final String HOME = "home";

    /// The User-Agent of the preview in our own window.
    public static final String PREVIEW = "Tributary preview";

    /// Somebody of the household.
    public ClientId(String address, String client) {
        this(address, client, HOME);
    }

    /// As the ledger of connections tells clients apart.
    String key() {
        return address + " " + client;
    }
}
