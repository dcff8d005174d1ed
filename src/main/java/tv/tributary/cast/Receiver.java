package tv.tributary.cast;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.HomeAddress;
import tv.tributary.text.UserMessage;

/// A player in the home network that something can be sent to. Immutable.
///
/// @param id never used again
/// @param address a host name or an address in the home network
/// @param user for players that ask for a login; empty for none
/// @param password a secret
/// @param serial what it calls itself where it was found, by which it is known again at another address;
///     empty if it was added by hand
/// @param devices ids of the devices that were let in on its behalf
public record Receiver(
        long id,
        String name,
        ReceiverKind kind,
        String address,
        int port,
        String user,
        String password,
        String serial,
        List<Long> devices) {
    /// Kinds of players, with the service that each announces by multicast DNS.
    public enum ReceiverKind {
        CHROMECAST("_googlecast._tcp.local.", 8009),
        KODI("_xbmc-jsonrpc-h._tcp.local.", 8080);

        private final String service;
        private final int usualPort;

        ReceiverKind(String service, int usualPort) {
            this.service = service;
            this.usualPort = usualPort;
        }

        /// As it stands in announcements, with the domain.
        public String service() {
            return service;
        }

        public int usualPort() {
            return usualPort;
        }
    }

    /// A player does not do what it was asked, or is not there; or it cannot be stored as it is.
    public static final class ReceiverRefused extends RuntimeException implements UserMessage {
        private static final long serialVersionUID = 1;

        public ReceiverRefused(String words) {
            super(words);
        }

        @Override
        public Optional<String> words() {
            return Optional.ofNullable(getMessage());
        }
    }

    public Receiver {
        devices = List.copyOf(devices);
    }

    /// Added by hand.
    ///
    /// @param port 0 for the kind's usual one
    public static Receiver of(String name, ReceiverKind kind, String address, int port, String user, String password) {
        return new Receiver(0, name, kind, address, port == 0 ? kind.usualPort : port, user, password, "", List.of());
    }

    /// Found in the home network.
    ///
    /// @param serial by which it is known again
    public static Receiver found(String name, ReceiverKind kind, String address, int port, String serial) {
        return new Receiver(0, name, kind, address, port, "", "", serial, List.of());
    }

    /// Looks the address up, which may have changed since. Nothing is ever sent to one beyond the home
    /// network.
    ///
    /// @throws IOException if there is no such host there
    InetAddress find() throws IOException {
        var found = InetAddress.getByName(address);
        if (!HomeAddress.matches(found)) throw new IOException("not an address of the home network");
        return found;
    }

    public boolean isFound() {
        return !serial.isEmpty();
    }

    Receiver withId(long other) {
        return new Receiver(other, name, kind, address, port, user, password, serial, devices);
    }

    Receiver named(String other) {
        return new Receiver(id, other, kind, address, port, user, password, serial, devices);
    }

    /// The same where it is now.
    Receiver at(String otherAddress, int otherPort) {
        return new Receiver(id, name, kind, otherAddress, otherPort, user, password, serial, devices);
    }

    Receiver login(String otherUser, String otherPassword) {
        return new Receiver(id, name, kind, address, port, otherUser, otherPassword, serial, devices);
    }

    Receiver with(List<Long> otherDevices) {
        return new Receiver(id, name, kind, address, port, user, password, serial, otherDevices);
    }

    /// The password is a secret.
    @Override
    public String toString() {
        return "Receiver[" + id + ", " + kind + "]";
    }
}
