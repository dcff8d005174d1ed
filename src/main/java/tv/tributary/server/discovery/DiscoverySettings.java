package tv.tributary.server.discovery;

/// What others in the home network may find this server by, beside HDHomeRun's own discovery, which comes with a tuner;
/// and whether it looks for others.
///
/// @param mdns whether it has a name there and is listed as a service (multicast DNS, RFC 6762 and 6763)
/// @param ssdp whether it is announced as a UPnP device, which Windows shows under Network
/// @param port80 whether it also answers on the usual port of HTTP, the only one where Jellyfin looks for tuners
/// @param receivers whether it looks for players that things can be sent to, by multicast DNS, while it has a name
/// there
public record DiscoverySettings(boolean mdns, boolean ssdp, boolean port80, boolean receivers) {
    /// The name the record is stored under.
    public static final String NAME = "discovery";

    /// Only the name: the others make noise, or need rights, that not everybody wants to give.
    public static DiscoverySettings defaults() {
        return new DiscoverySettings(true, false, false, true);
    }

    public DiscoverySettings withMdns(boolean on) {
        return new DiscoverySettings(on, ssdp, port80, receivers);
    }

    public DiscoverySettings withSsdp(boolean on) {
        return new DiscoverySettings(mdns, on, port80, receivers);
    }

    public DiscoverySettings withPort80(boolean on) {
        return new DiscoverySettings(mdns, ssdp, on, receivers);
    }

    public DiscoverySettings withReceivers(boolean on) {
        return new DiscoverySettings(mdns, ssdp, port80, on);
    }
}
