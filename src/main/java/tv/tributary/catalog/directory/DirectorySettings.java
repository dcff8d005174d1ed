package tv.tributary.catalog.directory;

import java.net.URI;
import java.net.URISyntaxException;

/// Settings of the public channel directory: whether names are looked up in it, and where its documents are.
///
/// @param address of the folder of its documents, HTTP or HTTPS
public record DirectorySettings(boolean enabled, String address) {
    /// The name they are stored under.
    public static final String NAME = "directory";

    /// Off: nothing is fetched that nobody asked for.
    public static DirectorySettings defaults() {
        return new DirectorySettings(false, "https://iptv-org.github.io/api/");
    }

    /// Whether an address can be one.
    public static boolean isAddress(String address) {
        try {
            var uri = new URI(address.strip());
            var isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// The address of one of its documents.
    String document(String file) {
        var folder = address.strip();
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
    }
}
