package tv.tributary.relay.viewer;

/// Tells one client from another: requests that are equal here come from the same player.
///
/// @param address its network address
/// @param client its User-Agent, empty if it sends none
public record ClientId(String address, String client) {
    /// As the ledger of connections tells clients apart.
    String key() {
        return address + " " + client;
    }
}
