package tv.tributary.catalog.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.DirectoryFeed;

/// What is kept of the public directory.
///
/// @param regions the countries of each region; @param spoken the languages of each country
record DirectoryIndex(List<DirectoryFeed> feeds, Map<String, Set<String>> regions, Map<String, Set<String>> spoken) {
    DirectoryIndex {
        feeds = List.copyOf(feeds);
        regions = Map.copyOf(regions);
        spoken = Map.copyOf(spoken);
    }

    ChannelDirectory directory() {
        return new ChannelDirectory(feeds, regions, spoken);
    }
}
