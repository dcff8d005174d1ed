package tv.tributary.ui.guide;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The kinds of programmes that the grid gives a colour: the first level of content descriptors of ETSI EN 300 468,
/// table 28, as far as guides use it. Guides name them in words of any language.
enum Genre {
    NEWS(
            "news|nachricht|journal|actualit|notici|notizi|telegiornale|tagesschau|nieuws|nyheter|wiadomo|haber|weather|wetter"),
    SPORTS(
            "sport|football|fu[sß]s?ball|soccer|f[uú]tbol|calcio|tennis|hockey|basketball|baseball|cricket|rugby|motor|formula|boxing|golf"),
    CHILDREN(
            "child|kids?\\b|kinder|jeunesse|enfant|infantil|bambini|ragazzi|animation|cartoon|anime|zeichentrick|dessin anim"),
    MUSIC("music|musik|musiq|m[uú]sica|concert|konzert|opera|ballet|dance"),
    DOCUMENTARY("document|doku|reportage|nature|natur|science|wissen|history|geschichte|education|factual"),
    MOVIE("movie|film|cinema|pel[ií]cula|cine\\b|spielfilm"),
    SERIES("series?\\b|serie|s[eé]rie|sitcom|soap|drama|telenovela|krimi|crime|comedy|kom[oö]die"),
    SHOW("show|quiz|game|talk|entertain|unterhaltung|variety|reality|magazin|lifestyle|cook|kochen"),
    OTHER("(?!)");

    private final Pattern words;

    Genre(String words) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The kind that the first telling category means; [#OTHER] if none does.
    public static Genre of(List<String> categories) {
        for (var category : categories) {
            for (var genre : values()) if (genre.words.matcher(category).find()) return genre;
        }
        return OTHER;
    }

    /// The style class of its colour.
    String style() {
        return "genre-" + name().toLowerCase(Locale.ROOT);
    }
}
