package tv.tributary.format.hls;

import java.util.List;
import java.util.Map;

/// A parsed answer that should be an HLS playlist. Its URLs are absolute and may hold credentials.
public sealed interface ParsedPlaylist {
    /// What was odd about it, at most [#MOST_PROBLEMS].
    List<PlaylistProblem> problems();

    /// More than that nobody reads.
    int MOST_PROBLEMS = 50;

    /// The same programme in several qualities, each a playlist of its own.
    ///
    /// @param variants in the order of the list; never empty
    /// @param renditions sounds and subtitles that have playlists of their own, or name what the variants hold
    /// @param independent each of their segments says all that is needed to play it
    /// @param variables for playlists of the variants, which may ask for them (`EXT-X-DEFINE:IMPORT`)
    record Master(
            List<Variant> variants,
            List<Rendition> renditions,
            boolean independent,
            Map<String, String> variables,
            List<PlaylistProblem> problems)
            implements ParsedPlaylist {
        public Master {
            variants = List.copyOf(variants);
            renditions = List.copyOf(renditions);
            variables = Map.copyOf(variables);
            problems = List.copyOf(problems);
        }
    }

    /// The segments of one stream, oldest first.
    ///
    /// @param target how long a segment lasts at most, in milliseconds; positive
    /// @param sequence the first segment's number
    /// @param sequenced whether the list numbers its segments itself
    /// @param ended nothing will be added
    record Media(
            long target,
            long sequence,
            boolean sequenced,
            List<MediaSegment> pieces,
            boolean ended,
            List<PlaylistProblem> problems)
            implements ParsedPlaylist {
        public Media {
            pieces = List.copyOf(pieces);
            problems = List.copyOf(problems);
        }
    }

    /// Something else, such as a web page or a list of channels.
    record None(List<PlaylistProblem> problems) implements ParsedPlaylist {
        public None {
            problems = List.copyOf(problems);
        }
    }

    /// An error in a playlist that was ignored.
    ///
    /// @param line from 1 on
    record PlaylistProblem(int line, Kind kind) {
        enum Kind {
            NO_HEADER,
            LINE_TOO_LONG,
            TOO_MUCH,
            BAD_NUMBER,
            NO_URI,
            BAD_KEY,
            UNKNOWN_VARIABLE
        }
    }
}
