package tv.tributary.dvr.file;

/// Whose rules the names of recordings follow: those of a media server, or the user's own. Words under `name-style.*`.
///
/// Series have no year in their names: guides say that of the episode, which would part a series into many.
public enum NameStyle {
    JELLYFIN(
            "{title}/Season {season}/{title} S{season}E{episode}[ - {subtitle}]",
            "{title} ({year})/{title} ({year})",
            "{title}/{title} {date} {time}[ - {subtitle}]"),
    /// What has no number it knows by the day, in a season that is a year.
    PLEX(
            "{title}/Season {season}/{title} - s{season}e{episode}[ - {subtitle}]",
            "{title} ({year})/{title} ({year})",
            "{title}/Season {shown}/{title} - {date} - {time}[ {subtitle}]"),
    EMBY(
            "{title}/Season {season}/{title} - S{season}E{episode}[ - {subtitle}]",
            "{title} ({year})/{title} ({year})",
            "{title}/{title} - {date} {time}[ - {subtitle}]"),
    KODI(
            "{title}/Season {season}/{title} S{season}E{episode}[ - {subtitle}]",
            "{title} ({year})/{title} ({year})",
            "{title}/{title} {date} {time}[ - {subtitle}]"),
    /// The user's own template for everything.
    OWN("", "", "");

    private final String episode;
    private final String film;
    private final String other;

    NameStyle(String episode, String film, String other) {
        this.episode = episode;
        this.film = film;
        this.other = other;
    }

    /// Its template for an episode with a number, or a film, or else for what is neither.
    String template(boolean isEpisode, boolean isFilm) {
        return isEpisode ? episode : isFilm ? film : other;
    }
}
