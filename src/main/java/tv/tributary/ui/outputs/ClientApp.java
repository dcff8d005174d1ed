package tv.tributary.ui.outputs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.text.Messages;

/// Programs and devices that people connect. Their names stand under `client-app.*`, what to do there, a line a step,
/// under `client-steps.*`, and what comes of it under `client-expect.*`; `docs/clients.md` says the same.
enum ClientApp {
    PLEX(List.of(AddressKind.TUNER, AddressKind.GUIDE), "plex"),
    JELLYFIN(List.of(AddressKind.PLAYLIST, AddressKind.GUIDE), "jellyfin"),
    EMBY(List.of(AddressKind.PLAYLIST, AddressKind.GUIDE), "emby"),
    KODI(List.of(AddressKind.PLAYLIST, AddressKind.GUIDE), "kodi"),
    CHANNELS(List.of(AddressKind.PLAYLIST, AddressKind.GUIDE), "channels", "fancybits"),
    TIVIMATE(List.of(AddressKind.LOGIN, AddressKind.PLAYLIST), "tivimate"),
    SMARTERS(List.of(AddressKind.LOGIN), "smarters", "iptvsmarters"),
    OTT_NAVIGATOR(List.of(AddressKind.LOGIN, AddressKind.PLAYLIST), "ott navigator", "ottnavigator"),
    IPTVNATOR(List.of(AddressKind.LOGIN, AddressKind.PLAYLIST), "iptvnator"),
    VLC(List.of(AddressKind.PLAYLIST), "vlc"),
    SMART_TV(List.of(AddressKind.PLAYLIST, AddressKind.GUIDE), "smart-tv", "smarttv", "web0s", "webos", "tizen"),
    BROWSER(List.of(AddressKind.HLS_PLAYLIST), "mozilla");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<AddressKind> needs;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> agents;

    /// @param agents what its User-Agent has in it, in lower case
    ClientApp(List<AddressKind> needs, String... agents) {
        this.needs = List.copyOf(needs);
        this.agents = List.of(agents);
    }

    /// What is to be typed there; the first in its QR code. Words under `address-kind.*`.
    enum AddressKind {
        PLAYLIST,
        HLS_PLAYLIST,
        GUIDE,
        /// Server, user name and password of an Xtream account.
        LOGIN,
        TUNER
    }

    List<AddressKind> needs() {
        return needs;
    }

    /// Whether a request comes from such a program.
    boolean isOf(String userAgent) {
        var agent = userAgent.toLowerCase(Locale.ROOT);
        return agents.stream().anyMatch(agent::contains);
    }

    List<String> steps() {
        return Messages.of("client-steps." + key()).lines().toList();
    }

    String expect() {
        return Messages.of("client-expect." + key());
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The addresses of one output.
    ///
    /// @param server of the Xtream login, with its port
    /// @param password of that login
    /// @param tuner as people type it; empty if there is none
    record Addresses(String playlist, String guide, String server, String password, Optional<String> tuner) {
        /// Any will do: the password tells who it is.
        static final String USER = "home";

        static Addresses of(String base, Grant grant, Optional<String> tuner) {
            var urls = new StreamUrls(base, grant);
            return new Addresses(
                    urls.playlist(),
                    urls.guide(),
                    base,
                    grant.token(),
                    tuner.map(address -> address.replaceFirst("^https?://", "")));
        }

        /// Empty where there is no such address.
        String of(AddressKind kind) {
            return switch (kind) {
                case PLAYLIST -> playlist;
                case HLS_PLAYLIST -> playlist + "?output=hls";
                case GUIDE -> guide;
                case LOGIN -> server;
                case TUNER -> tuner.orElse("");
            };
        }

        /// The password is a secret.
        @Override
        public String toString() {
            return "Addresses[***]";
        }
    }
}
