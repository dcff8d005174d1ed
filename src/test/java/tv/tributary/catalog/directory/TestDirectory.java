package tv.tributary.catalog.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A made-up directory in the shape of the public one's API.
public final class TestDirectory {
    public static final String CHANNELS = """
            [{"id":"Zorbo.de","name":"Zorbo","alt_names":[],"country":"DE","closed":null},
            {"id":"Zorbo.fr","name":"Zorbo","alt_names":[],"country":"FR","closed":null},
            {"id":"VLK.at","name":"VLK","alt_names":[],"country":"AT","closed":null},
            {"id":"Pelmo.br","name":"Pelmo","alt_names":[],"country":"BR","closed":null},
            {"id":"Grindo.uk","name":"Grindo","alt_names":["Grindo World"],"country":"UK","closed":null},
            {"id":"TLC.us","name":"TLC","alt_names":[],"country":"US","closed":null},
            {"id":"Selnor.qa","name":"Selnor","alt_names":[],"country":"QA","closed":null},
            {"id":"Mosvar.us","name":"Mosvar","alt_names":[],"country":"US","closed":null},
            {"id":"MosvarCentralEurope.hu","name":"Mosvar Central Europe","alt_names":[],"country":"HU","closed":null},
            {"id":"Tessi.de","name":"Tessi","alt_names":[],"country":"DE","closed":null},
            {"id":"TessiTV.at","name":"Tessi TV","alt_names":[],"country":"AT","closed":null},
            {"id":"Old.us","name":"Oldie","alt_names":[],"country":"US","closed":"2023-01-01"}]
            """;
    public static final String FEEDS = """
            [{"channel":"Zorbo.de","id":"SD","name":"SD","is_main":true,
            "broadcast_area":["c/DE","c/AT"],"languages":["deu"]},
            {"channel":"Zorbo.fr","id":"HD","name":"HD","is_main":true,"broadcast_area":["c/FR"],"languages":["fra"]},
            {"channel":"VLK.at","id":"SD","name":"SD","is_main":true,"broadcast_area":["c/AT"],"languages":["deu"]},
            {"channel":"Pelmo.br","id":"SD","name":"SD","is_main":true,"broadcast_area":["c/BR"],"languages":["por"]},
            {"channel":"Pelmo.br","id":"German","name":"German","is_main":false,
            "broadcast_area":["r/EUR"],"languages":["deu"]},
            {"channel":"Grindo.uk","id":"SD","name":"SD","is_main":true,"broadcast_area":["r/WW"],"languages":["eng"]},
            {"channel":"Grindo.uk","id":"Plus1","name":"+1","is_main":false,
            "broadcast_area":["c/UK"],"languages":["eng"]},
            {"channel":"Grindo.uk","id":"Hungary","name":"Hungary","is_main":false,
            "broadcast_area":["c/HU"],"languages":["hun"]},
            {"channel":"Selnor.qa","id":"SD","name":"SD","is_main":true,"broadcast_area":["c/QA"],"languages":["ara"]},
            {"channel":"Selnor.qa","id":"English","name":"English","is_main":false,
            "broadcast_area":["r/EUR"],"languages":["eng"]},
            {"channel":"Selnor.qa","id":"Turkish","name":"Turkish","is_main":false,
            "broadcast_area":["r/EUR"],"languages":["tur"]},
            {"channel":"Mosvar.us","id":"SD","name":"SD","is_main":true,"broadcast_area":["c/US"],"languages":["eng"]},
            {"channel":"MosvarCentralEurope.hu","id":"SD","name":"SD","is_main":true,
            "broadcast_area":["r/CEE"],"languages":["ces","hun"]},
            {"channel":"Tessi.de","id":"SD","name":"SD","is_main":true,
            "broadcast_area":["c/DE","c/HU"],"languages":["deu"]},
            {"channel":"TessiTV.at","id":"SD","name":"SD","is_main":true,
            "broadcast_area":["c/AT","c/HU"],"languages":["deu"]},
            {"channel":"TLC.us","id":"SD","name":"SD","is_main":true,"broadcast_area":["r/WW"],"languages":["eng"]}]
            """;
    public static final String COUNTRIES = """
            [{"name":"Germany","code":"DE","languages":["deu"]},{"name":"Austria","code":"AT","languages":["deu"]},
            {"name":"France","code":"FR","languages":["fra"]},{"name":"United Kingdom","code":"UK","languages":["eng"]}]
            """;
    public static final String REGIONS = """
            [{"code":"EUR","name":"Europe","countries":["DE","AT","FR","UK","HU"]},
            {"code":"CEE","name":"Central and Eastern Europe","countries":["CZ","HU","SK"]},
            {"code":"WW","name":"Worldwide","countries":["AT","BR","CZ","DE","FR","HU","SK","UK","US"]}]
            """;

    private TestDirectory() {}

    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("channels.json"), CHANNELS);
        Files.writeString(folder.resolve("feeds.json"), FEEDS);
        Files.writeString(folder.resolve("countries.json"), COUNTRIES);
        Files.writeString(folder.resolve("regions.json"), REGIONS);
    }
}
