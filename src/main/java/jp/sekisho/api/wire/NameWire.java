package jp.sekisho.api.wire;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A name in the forms that the business system holds.
@Schema(name = "Name", description = "A name, a space between family and given name where the sender keeps them apart.")
public record NameWire(
        @Size(max = 200) @Text @Schema(description = "The name as written (氏名).", examples = "小林　健一") @Nullable
        String kanji,

        @Size(max = 200) @Text @Schema(description = "Its reading (振り仮名).", examples = "コバヤシ　ケンイチ") @Nullable
        String kana,

        @Size(max = 200)
        @Text
        @Schema(description = "The Latin form of a foreign resident's name.", examples = "NGUYEN VAN ANH")
        @Nullable
        String roman,

        @Size(max = 200)
        @Text
        @Schema(description = "The registered everyday name of a foreign resident (通称).", examples = "山田　アン")
        @Nullable
        String alias,

        @Size(max = 200) @Text @Schema(description = "The reading of the alias.", examples = "ヤマダ　アン") @Nullable
        String aliasKana) {

    @Override
    public String toString() {
        return "Name[withheld]";
    }
}
