package jp.sekisho.registry.conversion;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Resident;

/// All that comes out of a file.
record Converted(
        List<Resident> residents,
        List<IndividualNumber> setAside,
        List<Rejection> rejections,
        Conversion.Counts counts) {

    static Converted of(byte[] file, String mapping) throws IOException {
        List<Resident> residents = new ArrayList<>();
        List<IndividualNumber> setAside = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Conversion.Counts counts = Conversion.run(
                new ByteArrayInputStream(file), Mapping.of(mapping, CharacterSets.STANDARD), new Conversion.Taker() {
                    @Override
                    public void resident(Resident resident) {
                        residents.add(resident);
                    }

                    @Override
                    public void unusable(IndividualNumber number) {
                        setAside.add(number);
                    }

                    @Override
                    public void rejected(Rejection rejection) {
                        rejections.add(rejection);
                    }
                });
        return new Converted(residents, setAside, rejections, counts);
    }
}
