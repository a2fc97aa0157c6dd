using System.Text.Json;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>Labels, attributes, conditions, links and form fields, row by row as the Scale API describes them.</summary>
public sealed class ReferenceRowTests
{
    private const string Yes = """{"choices":["Yes","No"],"required":false}""";

    /// <summary>value: of the attribute <c>a</c> of a box that is a car, 10 from the left and the top, 30 by 40; with <c>also</c> other attributes of it.</summary>
    [Theory]
    [InlineData("category", """{"choices":["Yes","No"]}""", "\"No\"", "")]
    [InlineData("category, unknown", """{"choices":["Yes","No"]}""", "\"Maybe\"", "a unknown_choice")]
    [InlineData("category, missing", """{"choices":["Yes","No"]}""", null, "a required")]
    [InlineData("category, not required", Yes, null, "")]
    [InlineData("category of that name", """{"type":"category","choices":["Yes"]}""", "\"Yes\"", "")]
    [InlineData("category, nested", """{"choices":[{"choice":"Car","subchoices":["Van",{"choice":"SUV","display":"Big car"}]}]}""", "\"SUV\"", "")]
    [InlineData("category, a group", """{"choices":[{"choice":"Car","subchoices":["Van"]}]}""", "\"Car\"", "a unknown_choice")]
    [InlineData("category, as shown", """{"choices":[{"choice":"SUV","display":"Big car"}]}""", "\"Big car\"", "a unknown_choice")]
    [InlineData("category, several", """{"choices":["x","y"],"allow_multiple":true}""", """["y","x"]""", "")]
    [InlineData("category, one of several", """{"choices":["x","y"],"allow_multiple":true}""", "\"x\"", "a wrong_type")]
    [InlineData("number", """{"type":"number"}""", "3", "")]
    [InlineData("number, half", """{"type":"number"}""", "3.5", "a not_a_step")]
    [InlineData("number, on its step", """{"type":"number","min":1,"max":9,"step":2}""", "5", "")]
    [InlineData("number, beside its step", """{"type":"number","min":1,"max":9,"step":2}""", "4", "a not_a_step")]
    [InlineData("number, too high", """{"type":"number","max":9}""", "10", "a out_of_range")]
    [InlineData("number, too low", """{"type":"number","min":1}""", "0", "a out_of_range")]
    [InlineData("number, a text", """{"type":"number"}""", "\"3\"", "a wrong_type")]
    [InlineData("angle", """{"type":"angle"}""", "359.5", "")]
    [InlineData("angle, too wide", """{"type":"angle"}""", "360.5", "a out_of_range")]
    [InlineData("text", """{"type":"text"}""", "\"words\"", "")]
    [InlineData("text, none", """{"type":"text"}""", "\"\"", "a too_short")]
    [InlineData("x_line", """{"type":"x_line"}""", "30", "")]
    [InlineData("x_line, outside", """{"type":"x_line"}""", "30.5", "a out_of_range")]
    [InlineData("y_line", """{"type":"y_line"}""", "40", "")]
    [InlineData("y_line, outside", """{"type":"y_line"}""", "-1", "a out_of_range")]
    [InlineData("linked", """{"type":"linked","allowed_labels":["truck"]}""", "\"t\"", "")]
    [InlineData("linked, unused", """{"type":"linked","allowed_labels":["truck"]}""", null, "")]
    [InlineData("linked, to nobody", """{"type":"linked","allowed_labels":["truck"]}""", "\"z\"", "a unknown_annotation")]
    [InlineData("linked, not allowed", """{"type":"linked","allowed_labels":["car"]}""", "\"t\"", "a not_allowed")]
    [InlineData("label, one", """{"choices":["x"],"conditions":{"label_condition":{"label":"car"}}}""", null, "a required")]
    [InlineData("label, one of many", """{"choices":["x"],"conditions":{"label_condition":{"label":["truck","car"]}}}""", "\"x\"", "")]
    [InlineData("label, another", """{"choices":["x"],"conditions":{"label_condition":{"label":"truck"}}}""", "\"x\"", "a not_applicable")]
    [InlineData("label, another, unused", """{"choices":["x"],"conditions":{"label_condition":{"label":"truck"}}}""", null, "")]
    [InlineData("attributes, first of two", """{"choices":["x"],"conditions":{"attribute_conditions":[{"moving":"No","parked":["Yes","No"]},{"open":"Yes"}]}}""", "\"x\"", "", """ "moving":"No","parked":"Yes" """)]
    [InlineData("attributes, second of two", """{"choices":["x"],"conditions":{"attribute_conditions":[{"moving":"No","parked":"Yes"},{"open":"Yes"}]}}""", "\"x\"", "", """ "moving":"Yes","open":"Yes" """)]
    [InlineData("attributes, half of the first", """{"choices":["x"],"conditions":{"attribute_conditions":[{"moving":"No","parked":"Yes"},{"open":"Yes"}]}}""", "\"x\"", "a not_applicable", """ "moving":"No","parked":"No" """)]
    [InlineData("attributes and label", """{"choices":["x"],"conditions":{"label_condition":{"label":"truck"},"attribute_conditions":[{"moving":"No"}]}}""", "\"x\"", "a not_applicable", """ "moving":"No" """)]
    public void Each_attribute_takes_what_its_row_says(string row, string definition, string? value, string expected, string also = "")
    {
        var parameters = $$$"""{"geometries":{"box":{"objects_to_annotate":["car","truck"]}},"annotation_attributes":{"moving":{{{Yes}}},"parked":{{{Yes}}},"open":{{{Yes}}},"a":{{{definition}}}}}""";
        var attributes = string.Join(',', new[] { also.Trim(), value is null ? "" : $"\"a\":{value}" }.Where(a => a.Length > 0));

        var response = $$$"""{"annotations":[{"uuid":"c","type":"box","label":"car","left":10,"top":10,"width":30,"height":40,"attributes":{{{{attributes}}}}},{"uuid":"t","type":"box","label":"truck","left":1,"top":1,"width":1,"height":1}]}""";
        Said(row, "imageannotation", parameters, response, expected, "response.annotations[0].attributes.");
    }

    [Theory]
    [InlineData("a text", """["car"]""", "car", "")]
    [InlineData("an object", """[{"choice":"car"}]""", "car", "")]
    [InlineData("a leaf below", """[{"choice":"vehicle","subchoices":["car",{"choice":"truck"}]}]""", "truck", "")]
    [InlineData("what is above it", """[{"choice":"vehicle","subchoices":["car"]}]""", "vehicle", "label unknown_label")]
    [InlineData("what is shown for it", """[{"choice":"car","display":"Automobile"}]""", "Automobile", "label unknown_label")]
    [InlineData("what is there besides", """[{"choice":"car","description":"With four wheels.","x":1}]""", "car", "")]
    public void Only_leaves_are_labels(string row, string objects, string label, string expected) => Said(
        row, "imageannotation", $$$$"""{"geometries":{"point":{"objects_to_annotate":{{{{objects}}}}}}}""",
        $$"""{"annotations":[{"uuid":"1","type":"point","label":"{{label}}","attributes":{},"x":1,"y":2}]}""", expected, "response.annotations[0].");

    [Theory]
    [InlineData("one way", """[{"is_bidirectional":false,"from_allowed_labels":["car"],"to_allowed_labels":["truck"]}]""", "c", "t", "")]
    [InlineData("the other way", """[{"is_bidirectional":false,"from_allowed_labels":["car"],"to_allowed_labels":["truck"]}]""", "t", "c", "links[0] not_allowed")]
    [InlineData("both ways", """[{"is_bidirectional":true,"from_allowed_labels":["car"],"to_allowed_labels":["truck"]}]""", "t", "c", "")]
    [InlineData("an object for a list", """{"is_bidirectional":false,"from_allowed_labels":["car"],"to_allowed_labels":["truck"]}""", "c", "t", "")]
    [InlineData("the second of two", """[{"from_allowed_labels":["truck"],"to_allowed_labels":["truck"]},{"from_allowed_labels":["car"],"to_allowed_labels":["truck"]}]""", "c", "t", "")]
    [InlineData("to nobody", """[{"is_bidirectional":true}]""", "c", "z", "links[0].to unknown_annotation")]
    public void Links_go_where_their_labels_allow(string row, string definition, string from, string to, string expected) => Said(
        row, "imageannotation", $$$"""{"geometries":{"point":{"objects_to_annotate":["car","truck"]}},"links":{"tows":{{{definition}}}}}""",
        $$"""{"annotations":[{"uuid":"c","type":"point","label":"car","x":1,"y":2},{"uuid":"t","type":"point","label":"truck","x":1,"y":2}],"links":[{"uuid":"l","name":"tows","from":"{{from}}","to":"{{to}}"}]}""", expected, "response.");

    /// <summary>answer: the outer list of the field's answers.</summary>
    [Theory]
    [InlineData("text", """{"type":"text"}""", """[["Looks fine"]]""", "")]
    [InlineData("text, a plain one", """{"type":"text"}""", """["Looks fine"]""", "[0] wrong_type")]
    [InlineData("boolean", """{"type":"boolean"}""", "[[false]]", "")]
    [InlineData("number", """{"type":"number","min":1,"max":5}""", "[[5]]", "")]
    [InlineData("number, outside", """{"type":"number","min":1,"max":5}""", "[[6]]", "[0][0] out_of_range")]
    [InlineData("datetime", """{"type":"datetime"}""", """[["2026-01-31"]]""", "")]
    [InlineData("datetime, with a time", """{"type":"datetime"}""", """[["2026-01-31T10:20:30Z"]]""", "")]
    [InlineData("datetime, none", """{"type":"datetime"}""", """[["soon"]]""", "[0][0] bad_format")]
    [InlineData("category", """{"type":"category","choices":[{"label":"A","value":"a"},{"label":"One","value":1},{"label":"Yes","value":true}]}""", """[["a"]]""", "")]
    [InlineData("category, a number", """{"type":"category","choices":[{"label":"One","value":1}]}""", "[[1]]", "")]
    [InlineData("category, a flag", """{"type":"category","choices":[{"label":"Yes","value":true}]}""", "[[true]]", "")]
    [InlineData("category, the label", """{"type":"category","choices":[{"label":"A","value":"a"}]}""", """[["A"]]""", "[0][0] unknown_choice")]
    [InlineData("category, too many", """{"type":"category","min_choices":1,"max_choices":1,"choices":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}""", """[["a","b"]]""", "[0] too_many")]
    [InlineData("category, several", """{"type":"category","min_choices":0,"max_choices":2,"choices":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}""", """[["a","b"]]""", "")]
    [InlineData("category, a leaf", """{"type":"category","choices":[{"label":"G","value":"g","subchoices":[{"label":"A","value":"a"}]}]}""", """[["a"]]""", "")]
    [InlineData("category, a group", """{"type":"category","choices":[{"label":"G","value":"g","subchoices":[{"label":"A","value":"a"}]}]}""", """[["g"]]""", "[0][0] unknown_choice")]
    [InlineData("select", """{"type":"select","choices":[{"label":"A","value":"a"}]}""", """[["a"]]""", "")]
    [InlineData("time_range", """{"type":"time_range"}""", """[[{"start":1.5,"end":2}]]""", "")]
    [InlineData("several answers", """{"type":"text","min_responses_required":2,"max_responses_required":3}""", """[["a"],["b"]]""", "")]
    [InlineData("too few answers", """{"type":"text","min_responses_required":2,"max_responses_required":3}""", """[["a"]]""", " too_few")]
    [InlineData("too many answers", """{"type":"text","max_responses_required":1}""", """[["a"],["b"]]""", " too_many")]
    public void Each_field_takes_what_its_row_says(string row, string definition, string answer, string expected)
    {
        using var field = JsonDocument.Parse(definition);
        var type = field.RootElement.GetProperty("type").GetString();
        Said(row, "textcollection", $$"""{"fields":[{"field_id":"f","title":"F","description":"d","hint":"h",{{definition[1..]}}]}""",
            $$$$"""{"annotations":{"f":{"type":"{{{{type}}}}","field_id":"f","response":{{{{answer}}}}}}}""", expected, "response.annotations.f.response");
    }

    [Theory]
    [InlineData("asked for", "\"yes\"", true)]
    [InlineData("not asked for", "\"no\"", false)]
    public void Fields_of_a_set_are_fields_with_its_conditions(string row, string mood, bool asked)
    {
        const string parameters = """
            {"fields":[{"type":"category","field_id":"m","title":"M","choices":[{"label":"Y","value":"yes"},{"label":"N","value":"no"}]},
            {"type":"FieldSet","field_id":"set","title":"S","conditions":[{"m":"yes"}],"fields":[{"type":"text","field_id":"f","title":"F"}]}]}
            """;
        var response = $$$$"""{"annotations":{"m":{"type":"category","field_id":"m","response":[[{{{{mood}}}}]]},"f":{"type":"text","field_id":"f","response":[["x"]]}}}""";
        Said(row, "textcollection", parameters, response, asked ? "" : "f not_applicable", "response.annotations.");
    }

    [Fact]
    public void The_example_of_the_description_is_valid() => Said(
        "example",
        "imageannotation",
        """
        {"geometries":{"box":{"objects_to_annotate":["car"]},"polygon":{"objects_to_annotate":["road"]},"line":{"objects_to_annotate":["lane"]},"point":{"objects_to_annotate":["nose"]},
        "ellipse":{"objects_to_annotate":["wheel"]},"cuboid":{"objects_to_annotate":["car"]}},
        "annotation_attributes":{"occluded":{"choices":["Yes","No"],"conditions":{"label_condition":{"label":"car"}},"required":false},"weather":{"choices":["rain"],"conditions":{"is_global":true}}}}
        """,
        """
        {"annotations":[
        {"uuid":"1","type":"box","label":"car","attributes":{"occluded":"No"},"left":10,"top":20,"width":30,"height":40},
        {"uuid":"2","type":"polygon","label":"road","attributes":{},"vertices":[{"x":1,"y":2},{"x":3,"y":4},{"x":5,"y":0}]},
        {"uuid":"3","type":"line","label":"lane","attributes":{},"vertices":[{"x":1,"y":2},{"x":3,"y":4}]},
        {"uuid":"4","type":"point","label":"nose","attributes":{},"x":7,"y":8},
        {"uuid":"5","type":"ellipse","label":"wheel","attributes":{},"vertices":[{"x":0,"y":5},{"x":10,"y":5},{"x":5,"y":0},{"x":5,"y":10}]},
        {"uuid":"6","type":"cuboid","label":"car","attributes":{},"edges":[],"vertices":[{"x":0,"y":0,"type":"vertex","description":"face-topleft"},{"x":0,"y":9,"type":"vertex","description":"face-bottomleft"},
        {"x":9,"y":0,"type":"vertex","description":"face-topright"},{"x":9,"y":9,"type":"vertex","description":"face-bottomright"},{"x":12,"y":1,"type":"vertex","description":"side-topcorner"},{"x":12,"y":8,"type":"vertex","description":"side-bottomcorner"}]}],
        "global_attributes":{"weather":"rain"},"is_customer_fix":false,"inlineComments":[]}
        """,
        "",
        "");

    /// <summary>Fails unless exactly these problems are found below the place, paths written from there on.</summary>
    private static void Said(string row, string type, string parameters, string response, string expected, string below)
    {
        using var document = JsonDocument.Parse(parameters);
        var taxonomy = TaxonomyCompiler.Compile(type, document.RootElement, out var problems);
        Assert.True(taxonomy is not null, $"{row}: {string.Join(", ", problems)}");
        var all = ResponseText.Check(response, taxonomy).Select(p => (p.Path, p.Code)).ToArray();
        var found = string.Join(", ", all.Where(p => p.Path.StartsWith(below, StringComparison.Ordinal)).Select(p => $"{p.Path[below.Length..]} {p.Code}").Order(StringComparer.Ordinal));
        Assert.True(expected == found, $"{row}: {string.Join(", ", all)}");
    }
}
