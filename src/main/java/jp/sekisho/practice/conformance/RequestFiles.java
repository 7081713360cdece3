package jp.sekisho.practice.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.practice.SceneRequest;

/// The requests as files: `<scene>.json` holds a check, `<scene>.ndjson` the records of an inspection.
public record RequestFiles(Path folder) {

    /// Writes each into the folder, which is made where it is not there.
    public static RequestFiles write(List<SceneRequest> requests, Path folder) throws IOException {
        Files.createDirectories(folder);
        RequestFiles files = new RequestFiles(folder);
        for (SceneRequest request : requests) {
            Files.writeString(files.of(request), request.body());
        }
        return files;
    }

    Path of(SceneRequest request) {
        return folder.resolve(request.scene().name() + (request.scene().onStream() ? ".ndjson" : ".json"));
    }
}
