package tv.tributary.identity.name;

import java.util.List;
import tv.tributary.identity.text.TextCleanup;

/// The channel a stream belongs to, read from its name.
///
/// Any text is read, also one without anything to see.
///
/// @param key equal for streams that are the same channel: kind, market and name, with the marks that tell feeds of
///     one name apart
/// @param title the name for eyes: without country prefix and quality marks, in its own case
/// @param market the country (ISO 3166, lower case) or region whose viewers it is for; empty where nothing says so
/// @param because what the provider's list as a whole had to say to it; empty where the name itself says all
public record ChannelIdentity(
        String key, String title, String market, PictureQuality quality, List<NamingConvention> because) {
    /// The country that a stream is marked with: in front of its name, or in its guide id; empty if in neither.
    public static String markedCountry(String name, String guideId) {
        var market = CountryPrefix.of(TextCleanup.repaired(name)).market();
        return market.isEmpty() ? GuideIdCountry.of(guideId.strip()) : market;
    }

    /// The key in its parts.
    public ChannelKey channel() {
        return ChannelKey.of(key);
    }
}
