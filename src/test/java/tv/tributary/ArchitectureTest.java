package tv.tributary;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The walls of the house, each with its reason. `ARCHITECTURE.md` draws them.
class ArchitectureTest {
    private static final String HOUSE = "tv.tributary";

    /// Floor by floor, the lowest first.
    private static final List<List<String>> FLOORS = List.of(
            List.of("model", "format", "net", "text", "file", "memory"),
            List.of("event", "ffmpeg", "identity"),
            List.of("upstream", "store", "job", "logo"),
            List.of("relay", "catalog", "library", "health", "settings", "activity", "guide", "backup"),
            List.of("stats", "access", "notify", "dvr", "cast"),
            List.of("server"),
            List.of("engine"),
            List.of("ui", "cli"));

    /// Which rooms a library may enter; everybody else asks there.
    private static final Map<String, String> DOORS = Map.ofEntries(
            Map.entry("javafx..", "ui.."),
            Map.entry("atlantafx..", "ui.."),
            Map.entry("org.kordamp..", "ui.."),
            Map.entry("com.google.zxing..", "ui.."),
            Map.entry("uk.co.caprica..", "ui.preview.."),
            Map.entry("io.undertow..", "server.."),
            Map.entry("org.xnio..", "server.."),
            Map.entry("java.sql..", "store.."),
            Map.entry("org.sqlite..", "store.."),
            Map.entry("okhttp3..", "net.."),
            Map.entry("okio..", "net.."),
            Map.entry("tools.jackson..", "format.json.."),
            Map.entry("com.fasterxml.jackson..", "format.json.."),
            Map.entry("com.fasterxml.aalto..", "format.xmltv.."),
            Map.entry("org.codehaus.stax2..", "format.xmltv.."),
            Map.entry("org.tukaani..", "format.."),
            Map.entry("javax.jmdns..", "server.discovery.."),
            Map.entry("com.github.benmanes..", "upstream.."),
            Map.entry("jakarta.mail..", "notify.."),
            Map.entry("picocli..", "cli.."));

    /// What every page of the desktop stands on; all other rooms under `ui` are pages, the shell among them.
    private static final Set<String> UI_GROUND = Set.of("fx", "nav", "control", "preview");

    /// What the server writes straight from memory, and why it may break off.
    private static final String SEGMENT = "tv\\.tributary\\.upstream\\.(segment\\.Segment|account\\.UpstreamException)";

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isProduct)
            .importPackages(HOUSE);

    @TestFactory
    Stream<DynamicTest> aRoomImportsLowerFloorsOnly() {
        return rooms().map(room -> dynamicTest(
                room,
                () -> check(noClasses()
                        .that()
                        .resideInAPackage(in(room + ".."))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(notBelow(room)))
                        .because("an arrow up or sideways ties two rooms into one that nobody can change alone")
                        .allowEmptyShould(true))));
    }

    @Test
    void everyRoomStandsOnAFloor() {
        var known = new HashSet<>(rooms().toList());
        HOUSE_CLASSES.getPackage(HOUSE).getSubpackages().stream()
                .map(JavaPackage::getRelativeName)
                .forEach(room -> assertThat(known).contains(room));
    }

    @TestFactory
    Stream<DynamicTest> aLibraryEntersByOneDoor() {
        return DOORS.entrySet().stream()
                .map(
                        door -> dynamicTest(
                                door.getKey(),
                                () -> check(
                                        noClasses()
                                                .that()
                                                .resideOutsideOfPackage(in(door.getValue()))
                                                .should()
                                                .dependOnClassesThat()
                                                .resideInAPackage(door.getKey())
                                                .because(
                                                        "a library known in one room can be replaced there, and its habits stay there"))));
    }

    @Test
    void uiAndServerSpeakToFacades() {
        check(noClasses()
                .that()
                .resideInAnyPackage(in("ui.."), in("server.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("store.."), in("net.."), in("upstream.."))
                        .and(not(nameMatching(SEGMENT))))
                .because("whoever shows things must not know where they are kept or fetched"));
    }

    @Test
    void onlyWhatWritesSegmentsHoldsThem() {
        check(noClasses()
                .that()
                .resideInAnyPackage(in("ui.."), in("server.."))
                .and(not(resideInAPackage(in("server.watch"))))
                .should()
                .dependOnClassesThat(nameMatching(SEGMENT))
                .because("their memory goes to the socket as it is, and nowhere else"));
    }

    @Test
    void onlyTheDesktopSeesTheEngine() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(in("ui.."))
                        .and(not(nameMatching("tv\\.tributary\\.ui\\.(Desktop|ServerPages)(\\$.*)?")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(in("engine.."))
                        .because(
                                "a page that gets its facades by constructor says what it needs; a bag of everything does not"));
    }

    @TestFactory
    Stream<DynamicTest> pagesNeverImportPages() {
        return pages().stream()
                .map(page -> dynamicTest(
                        page,
                        () -> check(noClasses()
                                .that()
                                .resideInAPackage(in("ui." + page + ".."))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(others(page)))
                                .because("pages ask the Navigator for a Place; a page that opens a page draws circles")
                                .allowEmptyShould(true))));
    }

    @Test
    void theGroundOfTheDesktopKnowsNoPage() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        UI_GROUND.stream().map(room -> in("ui." + room + "..")).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others("")).or(resideInAPackage(in("ui"))))
                .because("what all pages stand on cannot stand on a page")
                .allowEmptyShould(true));
    }

    @Test
    void theRelayDoesNotKnowTheCatalog() {
        check(noClasses()
                .that()
                .resideInAPackage(in("relay.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("catalog.."))
                .because("the engine hands it Candidates; so it can be tested and measured without a database"));
    }

    @Test
    void readersAndTheMergeDoNoInputOrOutput() {
        check(noClasses()
                .that()
                .resideInAnyPackage(in("format.."), in("identity.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                        .or(nameMatching("java\\.net\\.(.*Socket.*|InetAddress|.*URLConnection|URL)"))
                        .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile)")))
                .because("what is pure can be tested and fuzzed by the million"));
    }

    @Test
    void readersAndTheMergeReadNoClock() {
        check(noClasses()
                .that()
                .resideInAnyPackage(in("format.."), in("identity.."))
                .should()
                .accessTargetWhere(JavaAccess.Predicates.target(nameMatching("now|currentTimeMillis|nanoTime")))
                .because("the same input must give the same output, today and in a test"));
    }

    @Test
    void roomsFormNoCircles() {
        check(slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void roomsInRoomsFormNoCircles() {
        check(slices().matching(HOUSE + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void classesFormNoCircles() {
        check(slices().assignedFrom(new FileSlices())
                .should()
                .beFreeOfCycles()
                .because("of two classes that need each other neither can be read, tested or changed alone"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Base|Service)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("such a name fits everything, so everything ends up in it"));
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = HOUSE_CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void staticsDoNotRemember() {
        check(fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("what a static remembers, the next test and the next instance remember too"));
    }

    @Test
    void standardOutputBelongsToTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(in("cli.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("scripts read two lines there; everything else is a log line"));
    }

    @Test
    void onlyTheWayInAndTheCommandLineEndTheProcess() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(HOUSE, in("cli.."))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("whoever ends the process skips everybody's closing"));
    }

    @Test
    void noteworthyThingsGoToOneLog() {
        check(
                classes()
                        .that()
                        .haveNameNotMatching(
                                "tv\\.tributary\\.(net\\.RedactedLine|cli\\.(OwnerOnlyFileAppender|ClosedPortFilter)|ui\\.FxStartup)")
                        .should()
                        .onlyDependOnClassesThat(not(
                                resideInAnyPackage("java.util.logging..", "ch.qos.logback..", "org.jboss.logging..")))
                        .because(
                                "there is one log, its settings are in one place, one class cleans its lines, one closes its files, and two leave out what libraries say of no trouble"));
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE_CLASSES);
    }

    private static Stream<String> rooms() {
        return FLOORS.stream().flatMap(Collection::stream);
    }

    /// Every room that `room` must not import: those on its own floor and above, and the way in.
    private static String[] notBelow(String room) {
        var floor = 0;
        while (!FLOORS.get(floor).contains(room)) floor++;
        var forbidden = new ArrayList<String>();
        FLOORS.subList(floor, FLOORS.size())
                .forEach(rooms -> rooms.stream()
                        .filter(other -> !other.equals(room))
                        .forEach(other -> forbidden.add(in(other + ".."))));
        forbidden.add(HOUSE);
        return forbidden.toArray(String[]::new);
    }

    private static Set<String> pages() {
        var pages = new HashSet<String>();
        HOUSE_CLASSES.getPackage(in("ui")).getSubpackages().forEach(room -> pages.add(room.getRelativeName()));
        pages.removeAll(UI_GROUND);
        return pages;
    }

    /// All pages but this one. The shell shows what it is given, so it is a page like any other.
    private static String[] others(String page) {
        return Stream.concat(Stream.of("none"), pages().stream())
                .filter(other -> !other.equals(page))
                .map(other -> in("ui." + other + ".."))
                .toArray(String[]::new);
    }

    private static String in(String room) {
        return HOUSE + "." + room;
    }

    /// Whether the class comes from the product's source, wherever the build has put it.
    private static boolean isProduct(Location location) {
        var name =
                location.asURI().toString().replaceFirst(".*/tv/tributary/", "").replaceFirst("(\\$.*)?\\.class$", "");
        return Files.exists(Path.of("src/main/java/tv/tributary", name + ".java"));
    }

    /// Each file of the house a slice of its own, whatever is nested in it.
    private record FileSlices() implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            if (!(javaClass.getPackageName() + ".").startsWith(HOUSE + ".")) return SliceIdentifier.ignore();
            return SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "files";
        }
    }
}
