package tv.tributary.format.ssdp;

import java.util.List;
import java.util.UUID;

/// A UPnP device without parts, as it makes itself known. Messages end with an empty line, as they are sent.
///
/// @param uuid by which clients know it for ever
/// @param type such as `urn:schemas-upnp-org:device:Basic:1`
/// @param location where its description is read
/// @param server system, UPnP's version and product, such as `Linux/6.1 UPnP/1.1 Tributary/1.0`
/// @param boot a number that is higher after each start
public record SsdpDevice(UUID uuid, String type, String location, String server, int boot) {
    /// IPv4 address of the group that searches and announcements are sent to.
    public static final String GROUP = "239.255.255.250";

    public static final int PORT = 1_900;

    /// Seconds for which clients remember an announcement.
    public static final int MAX_AGE = 1_800;

    private static final String ROOT = "upnp:rootdevice";

    /// What it is announced as.
    public List<String> targets() {
        return List.of(ROOT, "uuid:" + uuid, type);
    }

    /// Its answers to a search; none if it is not meant.
    public List<String> answers(SsdpSearch search) {
        var asked = search.target();
        return targets().stream()
                .filter(target -> asked.equals("ssdp:all") || asked.equals(target))
                .map(this::answer)
                .toList();
    }

    private String answer(String target) {
        return message(
                "HTTP/1.1 200 OK",
                "CACHE-CONTROL: max-age=" + MAX_AGE,
                "EXT:",
                "LOCATION: " + location,
                "SERVER: " + server,
                "ST: " + target,
                "USN: " + name(target),
                "BOOTID.UPNP.ORG: " + boot,
                "CONFIGID.UPNP.ORG: 1");
    }

    /// That it is there.
    public List<String> alive() {
        return targets().stream()
                .map(target -> message(
                        "NOTIFY * HTTP/1.1",
                        "HOST: " + GROUP + ":" + PORT,
                        "CACHE-CONTROL: max-age=" + MAX_AGE,
                        "LOCATION: " + location,
                        "NT: " + target,
                        "NTS: ssdp:alive",
                        "SERVER: " + server,
                        "USN: " + name(target),
                        "BOOTID.UPNP.ORG: " + boot,
                        "CONFIGID.UPNP.ORG: 1"))
                .toList();
    }

    /// That it leaves.
    public List<String> byebye() {
        return targets().stream()
                .map(target -> message(
                        "NOTIFY * HTTP/1.1",
                        "HOST: " + GROUP + ":" + PORT,
                        "NT: " + target,
                        "NTS: ssdp:byebye",
                        "USN: " + name(target),
                        "BOOTID.UPNP.ORG: " + boot,
                        "CONFIGID.UPNP.ORG: 1"))
                .toList();
    }

    private String name(String target) {
        var own = "uuid:" + uuid;
        return target.equals(own) ? own : own + "::" + target;
    }

    private static String message(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
