package tv.tributary.guide.match;

import java.util.Locale;
import tv.tributary.identity.text.Folding;

/// The ending that guide ids of one origin share: `fr` for `BFM.TV.fr`, `json.schedulesdirect` for
/// `I10240.json.schedulesdirect.org`. A guide put together from several has several families, each with a country of
/// its
/// own.
final class GuideIdFamily {
    private GuideIdFamily() {}

    /// Empty for an id without an ending.
    static String of(String id) {
        var text = id.strip().toLowerCase(Locale.ROOT);
        var feed = text.indexOf('@');
        if (feed > 0) text = text.substring(0, feed);
        var last = text.lastIndexOf('.');
        if (last < 0 || last == text.length() - 1) return "";
        var ending = text.substring(last + 1);
        var before = last > 0 ? text.lastIndexOf('.', last - 1) : -1;
        if (before < 0) return ending;
        // `ABC.Family.au.2`: a number tells siblings of one country apart.
        var middle = text.substring(before + 1, last);
        if (Folding.isNumber(ending) && middle.length() == 2 && Folding.hasLetter(middle)) return middle;
        // `.guide`, `.org` are everybody's, what stands before them is not.
        return ending.length() > 2 ? text.substring(before + 1) : ending;
    }
}
