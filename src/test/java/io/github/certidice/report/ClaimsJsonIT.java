package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsJsonIT {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        InputStream in = ClaimsJsonIT.class.getResourceAsStream("/schema/claims.schema.json");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(in, InputFormat.JSON);
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    @Test
    void followsItsSchema() {
        assertThat(errors(WholeReport.files().get("claims.json"))).isEmpty();
        assertThat(errors(Sketches.of(Sketches.planted(), "dice-jaccard-gap,mean-order")
                        .files()
                        .get("claims.json")))
                .isEmpty();
    }

    @Test
    void theSchemaIsStrict() {
        String json =
                Sketches.of(Catalogue.reference(), "tversky-strict").files().get("claims.json");
        assertThat(errors(json)).isEmpty();
        assertThat(errors(json.replace("\"slug\"", "\"slag\""))).isNotEmpty();
        assertThat(errors(json.replace("\"exact\" : \"0\"", "\"exact\" : 0"))).isNotEmpty();
        assertThat(errors(json.replace("REFUTED", "VERIFIED"))).isNotEmpty();
    }

    @Test
    void holdsEveryClaim() throws Exception {
        JsonNode claims = json().path("claims");
        assertThat(claims.findValuesAsText("slug"))
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.reference().claims().stream().map(Claim::slug).toList());
    }

    @Test
    void everyTokenReplaysWhatItStandsBeside() throws Exception {
        for (JsonNode claim : json().path("claims")) {
            for (String which : List.of("counterexample", "closest")) {
                if (claim.has(which)) {
                    assertReplays(claim.path("slug").asText(), claim.path(which));
                }
            }
        }
    }

    private static void assertReplays(String slug, JsonNode witness) {
        Case replayed = Case.parse(witness.path("token").asText());
        assertThat(Catalogue.reference().claim(slug).law().of(replayed).quantity())
                .hasToString(witness.path("quantity").path("exact").asText());
    }

    private static JsonNode json() throws Exception {
        return new ObjectMapper().readTree(WholeReport.files().get("claims.json"));
    }
}
