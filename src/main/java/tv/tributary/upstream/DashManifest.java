package tv.tributary.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tv.tributary.format.hls.UriResolver;
import tv.tributary.format.hls.Variant;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// A DASH manifest (MPD, ISO 23009-1), cut down to what is played: of the pictures one quality, of each sound one.
/// Its addresses are written anew. Pure; one owner.
final class DashManifest {
    private static final Set<String> REFERENCES = Set.of("media", "initialization", "sourceURL", "index");
    /// More is no manifest.
    private static final int MOST_ELEMENTS = 100_000;

    private final Document document;
    private final String url;

    private DashManifest(Document document, String url) {
        this.document = document;
        this.url = url;
    }

    /// @param url where it came from, after redirects
    /// @throws UpstreamException NOT_MEDIA if it is none
    static DashManifest parse(byte[] bytes, String url) throws UpstreamException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new DashManifest(builder.parse(new ByteArrayInputStream(bytes)), url);
        } catch (SAXException | IOException _) {
            throw new UpstreamException(FailureReason.NOT_MEDIA);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML parser", e);
        }
    }

    /// Whether more is made while it plays.
    boolean live() {
        return root().getAttribute("type").equals("dynamic");
    }

    /// Where it is to be asked for from now on, if it says so.
    Optional<String> location() {
        return children(root(), "Location").stream()
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .map(text -> UriResolver.resolve(url, text))
                .findFirst();
    }

    private Element root() {
        return document.getDocumentElement();
    }

    /// Leaves only what is played.
    ///
    /// @throws UpstreamException UNSUPPORTED if nothing is left: it is encrypted, or no segments are named
    void select(VariantChoice choice) throws UpstreamException {
        int kept = 0;
        for (var period : children(root(), "Period")) {
            boolean pictures = false;
            for (var set : children(period, "AdaptationSet")) {
                boolean video = kind(set).equals("video");
                boolean wanted = (video && !pictures) || kind(set).equals("audio");
                if (wanted && keepBest(set, video, choice)) {
                    pictures |= video;
                    kept++;
                } else {
                    period.removeChild(set);
                }
            }
        }
        if (kept == 0) throw new UpstreamException(FailureReason.UNSUPPORTED);
    }

    /// @return whether one is left
    private static boolean keepBest(Element set, boolean video, VariantChoice choice) {
        var representations = children(set, "Representation");
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < representations.size(); i++) {
            var representation = representations.get(i);
            if (plays(set, representation)) variants.add(variant(i, set, representation));
        }
        var ranked = choice.ranked(variants);
        if (ranked.isEmpty()) return false;
        var best = video ? ranked.getFirst() : loudest(ranked);
        for (int i = 0; i < representations.size(); i++) {
            if (!best.url().equals(String.valueOf(i))) set.removeChild(representations.get(i));
        }
        return true;
    }

    private static Variant loudest(List<Variant> sounds) {
        return sounds.stream()
                .max((one, other) -> Long.compare(one.bandwidth(), other.bandwidth()))
                .orElseThrow();
    }

    /// By its number instead of an address.
    private static Variant variant(int number, Element set, Element representation) {
        return new Variant(
                String.valueOf(number),
                number(attribute(set, representation, "bandwidth")),
                0,
                (int) number(attribute(set, representation, "width")),
                (int) number(attribute(set, representation, "height")),
                0,
                attribute(set, representation, "codecs"),
                "",
                "");
    }

    private static long number(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static String attribute(Element set, Element representation, String name) {
        var own = representation.getAttribute(name);
        return own.isEmpty() ? set.getAttribute(name) : own;
    }

    /// Neither encrypted nor for fast winding, and it says where its segments lie.
    private static boolean plays(Element set, Element representation) {
        for (var element : List.of(set, representation)) {
            if (!children(element, "ContentProtection").isEmpty()) return false;
            boolean trick = children(element, "EssentialProperty").stream()
                    .anyMatch(property -> property.getAttribute("schemeIdUri").contains("trickmode"));
            if (trick) return false;
        }
        return Set.of("SegmentTemplate", "SegmentList", "SegmentBase", "BaseURL").stream()
                .anyMatch(name -> !children(representation, name).isEmpty()
                        || !children(set, name).isEmpty()
                        || (set.getParentNode() instanceof Element period
                                && !children(period, name).isEmpty()));
    }

    /// `video`, `audio`, or what else it says.
    private static String kind(Element set) {
        var representations = children(set, "Representation");
        var first = representations.isEmpty() ? set : representations.getFirst();
        var said = set.getAttribute("contentType");
        var type = said.isEmpty() ? attribute(set, first, "mimeType") : said;
        return type.toLowerCase(Locale.ROOT).replaceFirst("/.*", "");
    }

    /// The whole with other addresses.
    ///
    /// @param address what to write for a whole address
    String text(UnaryOperator<String> address) {
        for (var location : children(root(), "Location")) root().removeChild(location);
        if (children(root(), "BaseURL").isEmpty()) root().insertBefore(here(), root().getFirstChild());
        var bases = children(root(), "BaseURL");
        for (var base : bases) {
            base.setTextContent(
                    address.apply(UriResolver.resolve(url, base.getTextContent().strip())));
        }
        relocate(root(), bases, address);
        try {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            var text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("a manifest cannot be written", e);
        }
    }

    private Element here() {
        var base = document.createElement("BaseURL");
        base.setTextContent(UriResolver.resolve(url, "."));
        return base;
    }

    /// Below, only what is not relative to it has an address of its own.
    private void relocate(Element element, List<Element> done, UnaryOperator<String> address) {
        for (var name : REFERENCES) {
            if (isWhole(element.getAttribute(name)))
                element.setAttribute(name, address.apply(UriResolver.resolve(url, element.getAttribute(name))));
        }
        if (element.getNodeName().equals("BaseURL") && !done.contains(element)) {
            var text = element.getTextContent().strip();
            if (isWhole(text)) element.setTextContent(address.apply(UriResolver.resolve(url, text)));
        }
        for (var child : elements(element)) relocate(child, done, address);
    }

    private static boolean isWhole(String reference) {
        return reference.startsWith("/") || reference.matches("(?i)https?://.*");
    }

    private static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(child ->
                        child.getNodeName().equals(name) || child.getNodeName().endsWith(":" + name))
                .toList();
    }

    private static List<Element> elements(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, Math.min(nodes.getLength(), MOST_ELEMENTS))
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
