using System.Text.Json;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>Responses written by hand in the form the Scale API documents, and the ways each can be wrong.</summary>
public sealed class TypesTests
{
    private const string Geometries = """
        {"geometries":{"box":{"objects_to_annotate":["car"],"can_rotate":true},"polygon":{"objects_to_annotate":["road"],"min_vertices":3,"max_vertices":4},
        "line":{"objects_to_annotate":["lane"]},"point":{"objects_to_annotate":["nose"]},"ellipse":{"objects_to_annotate":["wheel"]},
        "cuboid":{"objects_to_annotate":["car"],"min_height":5,"camera_height":1.5}},"annotation_attributes":{
        "turn":{"type":"angle","required":false},"cut":{"type":"x_line","required":false,"conditions":{"label_condition":{"label":"car"}}},
        "trailer":{"type":"linked","allowed_labels":["car"]},"kinds":{"choices":["a",{"choice":"more","subchoices":["b","c"]}],"allow_multiple":true,"required":false},
        "why":{"type":"text","conditions":{"attribute_conditions":[{"kinds":["b","c"]}]}}}}
        """;

    private const string Form = """
        {"fields":[{"type":"text","field_id":"note","title":"Note","required":false},
        {"type":"category","field_id":"mood","title":"Mood","choices":[{"label":"Good","value":"good"},{"label":"Bad","value":"bad","subchoices":[{"label":"Sad","value":"sad"},{"label":"Angry","value":2}]}],"min_choices":1,"max_choices":2},
        {"type":"datetime","field_id":"day","title":"Day","min":"2026-01-01","max":"2026-12-31"},{"type":"number","field_id":"score","title":"Score","min":1,"max":7,"step":1},
        {"type":"ranked_choices","field_id":"best","title":"Best","choices":["a","b","c"]},
        {"type":"text","field_id":"why_sad","title":"Why","conditions":[{"mood":"sad"}]},{"type":"boolean","field_id":"ok","title":"OK","required":false,"conditions":[{"not":{"mood":"good"}}]}]}
        """;

    private const string Rest = """ "day":{"type":"datetime","field_id":"day","response":[["2026-02-03"]]},"score":{"type":"number","field_id":"score","response":[[4]]},"best":{"type":"ranked_choices","field_id":"best","response":[["b","a","c"]]} """;

    private const string Sets = """
        {"fields":[{"type":"FieldSet","field_id":"s","title":"S","required":false,"fields":[{"type":"text","field_id":"a","title":"A"},{"type":"text","field_id":"b","title":"B","required":false}]},
        {"type":"FieldSet","field_id":"r","title":"R","max_responses_required":2,"fields":[{"type":"text","field_id":"c","title":"C"},{"type":"text","field_id":"d","title":"D","required":false}]}]}
        """;

    private const string Ranges = """{"events_to_annotate":["shout"],"annotation_attributes":{"loud":{"choices":["yes","no"]}}}""";

    [Fact]
    public void Messages_with_the_name_of_a_parameter_or_type_are_good_English_for_any()
    {
        TaxonomyCompiler.Compile("annotation", JsonElement.Parse("""{"objects_to_annotate":[]}"""), out var problems);
        Assert.Equal("Please include objects_to_annotate: a list with at least one label.", Assert.Single(problems).Message);
        var taxonomy = TaxonomyCompiler.Compile("imageannotation", JsonElement.Parse("""{"geometries":{"box":{"objects_to_annotate":["car"]}}}"""), out _)!;
        Assert.Equal("Response of a task of type imageannotation", taxonomy.ToJsonSchema()["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("comparison", """{"choices":["left","right"]}""", """{"choice":"left"}""", "")]
    [InlineData("comparison", """{"choices":["left","right"]}""", """{"choice":"both"}""", "response.choice unknown_choice")]
    [InlineData("transcription", """{"fields":{"title":"The title"},"repeatable_fields":{"user":"Who"}}""", """{"fields":{"title":"x"},"repeatable_fields":[{"user":"a"},{"user":"b"}]}""", "")]
    [InlineData("transcription", """{"fields":{"title":"The title"}}""", """{"fields":{"title":7,"x":1}}""", "response.fields.title wrong_type,response.fields.x unknown_field")]
    [InlineData("datacollection", """{"fields":{"site":"The site"}}""", """{"fields":{"site":"x"},"time_spent_in_seconds":3.5}""", "")]
    [InlineData("annotation", """{"objects_to_annotate":["car"],"min_width":"30"}""", """{"annotations":[{"left":1,"top":2,"width":30,"height":4,"label":"car"}]}""", "")]
    [InlineData("annotation", """{"objects_to_annotate":["car"],"min_width":"30","max_annotations":1}""", """{"annotations":[{"left":1,"top":2,"width":29,"height":4,"label":"car"},7]}""", "response.annotations too_many")]
    [InlineData("annotation", """{"objects_to_annotate":["car"],"min_width":"30","min_annotations":2}""", """{"annotations":[{"left":1,"top":2,"width":29,"height":4,"label":"car"}]}""", "response.annotations too_few,response.annotations[0].width out_of_range")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":[],"global_attributes":{},"links":[]}""", "")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":[],"links":[{"name":"near","from":"a","to":"b"}]}""", "response.links too_many")]
    [InlineData("lineannotation", """{"objects_to_annotate":["lane"]}""", """{"annotations":[{"vertices":[{"x":1,"y":2},{"x":3,"y":4}],"label":"lane"}]}""", "")]
    [InlineData("pointannotation", """{"objects_to_annotate":["eye"]}""", """{"annotations":[{"x":1,"y":"2","label":"eye"}]}""", "response.annotations[0].y wrong_type")]
    [InlineData("segmentannotation", """{"labels":["sky",{"choice":"car","instance_label":true}]}""", """{"annotations":{"unlabeled":"https://e.org/u.png","labeled":{"sky":"https://e.org/s.png"},"combined":{"image":"https://e.org/c.png","indexedImage":"https://e.org/i.png"}},"labelMapping":{"sky":{"index":1,"color":"#fff"},"car":[{"index":2},{"index":3}]}}""", "")]
    [InlineData("segmentannotation", """{"labels":["sky"]}""", """{"annotations":{"labeled":{"sea":"https://e.org/s.png"},"combined":{"image":"javascript:alert(1)"}},"labelMapping":{}}""", "response.annotations.labeled.sea unknown_label,response.annotations.combined.image bad_format,response.labelMapping.sky required")]
    [InlineData("namedentityrecognition", """{"labels":["person","place"],"links":{"lives in":{"from_allowed_labels":["person"],"to_allowed_labels":["place"]}}}""", """{"annotations":[{"id":"1","start":0,"end":3,"text":"Ann","label":"person"},{"id":"2","start":10,"end":14,"label":"place"}],"relationships":[{"id":"r","source_ref":"1","target_ref":"2","name":"lives in"}]}""", "")]
    [InlineData("namedentityrecognition", """{"labels":["person"]}""", """{"annotations":[{"id":"1","start":1e-300,"end":3,"label":"person"}]}""", "response.annotations[0].start not_a_step")]
    [InlineData("namedentityrecognition", """{"labels":["person"]}""", """{"annotations":[{"id":"1","start":3,"end":3,"label":"person"},{"id":"2","start":0.5,"end":3,"label":"person"},{"id":"3","start":0,"end":3,"text":"Anna","label":"person"}]}""", "response.annotations[0].end bad_shape,response.annotations[1].start not_a_step,response.annotations[2].text bad_shape")]
    [InlineData("namedentityrecognition", """{"labels":["person"],"text":"hello world"}""", """{"annotations":[{"id":"1","start":6,"end":11,"text":"world","label":"person"},{"id":"2","start":6,"end":12,"label":"person"},{"id":"3","start":0,"end":5,"text":"world","label":"person"}]}""", "response.annotations[1].end out_of_range,response.annotations[2].text bad_shape")]
    [InlineData("namedentityrecognition", """{"labels":["person"],"text":"","attachment":"https://e.org/1.txt"}""", """{"annotations":[{"id":"1","start":6,"end":11,"text":"world","label":"person"}]}""", "")]
    [InlineData("namedentityrecognition", """{"labels":["person"],"attachment_type":"text","attachment":"hello"}""", """{"annotations":[{"id":"1","start":0,"end":5,"text":"hello","label":"person"},{"id":"2","start":0,"end":6,"label":"person"}]}""", "response.annotations[1].end out_of_range")]
    [InlineData("namedentityrecognition", """{"labels":["person"],"attachment_type":"text","attachment":"https://e.org/1.txt"}""", """{"annotations":[{"id":"1","start":9999999,"end":10000000,"label":"person"},{"id":"2","start":1,"end":10000001,"label":"person"}]}""", "response.annotations[1].end out_of_range")]
    [InlineData("documenttranscription", """{"features":["total"]}""", """{"annotations":[{"page":0,"label":"total","location":{"type":"box","left":1,"top":2,"width":3,"height":4},"text":"12.50"}]}""", "")]
    [InlineData("documenttranscription", """{"features":["total"]}""", """{"annotations":[{"page":-1,"label":"total","location":{"type":"polygon","left":1}}]}""", "response.annotations[0].page out_of_range,response.annotations[0].location.left not_applicable,response.annotations[0].location.vertices required")]
    [InlineData("audiotranscription", Ranges, """{"transcript":"hey","duration":2.5,"alignment":[{"word":"hey","start":0.1,"end":0.4,"confidence":0.9}],"events":[{"label":"shout","type":"range","start":0.1,"end":0.4,"attributes":{"loud":"yes"}}]}""", "")]
    [InlineData("audiotranscription", "{}", """{"transcript":"hey you","alignment":[{"word":"hey","start":5,"end":1},{"word":"you","start":2,"end":2}]}""", "response.alignment[0].end bad_shape")]
    [InlineData("textcollection", """{"fields":[{"type":"time_range","field_id":"when","max_responses_required":2}]}""", """{"annotations":{"when":{"type":"time_range","field_id":"when","response":[[{"start":2,"end":2}],[{"start":2.5,"end":1}]]}}}""", "response.annotations.when.response[1][0].end bad_shape")]
    [InlineData("audiotranscription", Ranges, """{"transcript":"hey","events":[{"label":"shout","type":"range","start":5,"end":4,"attributes":{"loud":"yes"}},{"label":"shout","type":"range","start":5,"attributes":{"loud":"no"}},{"label":"shout","type":"point","start":5,"end":6}]}""", "response.events[0].end bad_shape,response.events[1].end required,response.events[2].attributes.loud required")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":[{"annotations":[{"uuid":"a","type":"box","label":"car","left":1,"top":1,"width":1,"height":1}]},{"annotations":[{"uuid":"a","type":"box","label":"car","left":2,"top":1,"width":1,"height":1}]}]}""", "")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":[{"annotations":[{"uuid":"a","type":"box","label":"car","left":1,"top":1,"width":1,"height":1},{"uuid":"a","type":"box","label":"car","left":1,"top":1,"width":1,"height":1}]},{}]}""", "response.annotations[0].annotations[1].uuid duplicate,response.annotations[1].annotations required")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachments":["https://e.org/1.jpg","https://e.org/2.jpg"]}""", """{"annotations":[{"annotations":[]},{"annotations":[]}]}""", "")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachments":["https://e.org/1.jpg","https://e.org/2.jpg"]}""", """{"annotations":[{"annotations":[]},{"annotations":[]},{"annotations":[]}]}""", "response.annotations too_many")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachments":[{"type":"image","content":"https://e.org/1.jpg"}]}""", """{"annotations":[{"annotations":[]},{"annotations":[]}]}""", "response.annotations too_many")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachments":["https://e.org/1.mp4"]}""", """{"annotations":[{"annotations":[]},{"annotations":[]},{"annotations":[]}]}""", "")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachment_type":"video","attachments":["https://e.org/1.mp4","https://e.org/2.mp4"]}""", """{"annotations":[{"annotations":[]},{"annotations":[]},{"annotations":[]}]}""", "")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachment":"https://e.org/1.mp4"}""", """{"annotations":[{"annotations":[]},{"annotations":[]},{"annotations":[]}]}""", "")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"attachments":["https://e.org/1.MP4?sig=a","https://e.org/2.mp4"]}""", """{"annotations":[{"annotations":[]},{"annotations":[]},{"annotations":[]}]}""", "")]
    [InlineData("videoplaybackannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":{"u":{"label":"car","geometry":"box","frames":[{"key":1,"left":1,"top":1,"width":1,"height":1,"timestamp":0.1},{"key":5,"left":2,"top":1,"width":1,"height":1}]}}}""", "")]
    [InlineData("videoplaybackannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", """{"annotations":{"u":{"label":"bus","geometry":"box","frames":[]},"v":{"label":"car","geometry":"box","frames":[{"key":5,"left":1,"top":1,"width":1,"height":1},{"key":5,"left":2,"top":1,"width":1,"height":1}]}}}""", "response.annotations.u.label unknown_label,response.annotations.u.frames too_few,response.annotations.v.frames[1].key duplicate")]
    [InlineData("imageannotation", Geometries, """{"annotations":[{"uuid":"1","type":"box","label":"car","attributes":{"cut":29,"trailer":"6","turn":360},"left":10,"top":20,"width":30,"height":40,"rotation":0.5},{"uuid":"2","type":"polygon","label":"road","attributes":{"kinds":["b"],"why":"so"},"vertices":[{"x":1,"y":2},{"x":3,"y":4},{"x":5,"y":0}]},{"uuid":"3","type":"line","label":"lane","vertices":[{"x":1,"y":2},{"x":3,"y":4}]},{"uuid":"4","type":"point","label":"nose","x":7,"y":8},{"uuid":"5","type":"ellipse","label":"wheel","vertices":[{"x":0,"y":5},{"x":10,"y":5},{"x":5,"y":0},{"x":5,"y":10}]},{"uuid":"6","type":"box","label":"car","left":1,"top":1,"width":1,"height":1}]}""", "")]
    [InlineData("imageannotation", Geometries, """{"annotations":[{"uuid":"1","type":"box","label":"car","attributes":{"cut":31,"trailer":"1","turn":361,"why":"x"},"left":10,"top":20,"width":30,"height":40}]}""", "response.annotations[0].attributes.turn out_of_range,response.annotations[0].attributes.cut out_of_range,response.annotations[0].attributes.trailer not_allowed,response.annotations[0].attributes.why not_applicable")]
    [InlineData("imageannotation", Geometries, """{"annotations":[{"uuid":"2","type":"polygon","label":"road","attributes":{"kinds":["more","b","b"]},"vertices":[{"x":1,"y":2},{"x":3}]},{"uuid":"3","type":"polygon","label":"car","vertices":[{"x":1,"y":2},{"x":3,"y":4},{"x":5,"y":0},{"x":5,"y":1},{"x":5,"y":2}]}]}""", "response.annotations[0].vertices too_few,response.annotations[0].vertices[1].y required,response.annotations[0].attributes.kinds[0] unknown_choice,response.annotations[0].attributes.kinds[2] duplicate,response.annotations[0].attributes.why required,response.annotations[1].label unknown_label,response.annotations[1].vertices too_many")]
    [InlineData("imageannotation", Geometries, """{"annotations":[{"uuid":"5","type":"ellipse","label":"wheel","vertices":[{"x":0,"y":5},{"x":10,"y":5},{"x":50,"y":0},{"x":50,"y":10}]},{"uuid":"6","type":"ellipse","label":"wheel","vertices":[{"x":0,"y":0},{"x":100,"y":0},{"x":0,"y":-50},{"x":100,"y":50}]},{"uuid":"7","type":"cuboid","label":"car","vertices":[]}]}""", "response.annotations[0].vertices bad_shape,response.annotations[1].vertices bad_shape,response.annotations[2].vertices too_few,response.annotations[2].points_3d required")]
    [InlineData("textcollection", Form, """{"annotations":{"note":{"type":"text","field_id":"note","response":[["fine"]]},"mood":{"type":"category","field_id":"mood","response":[["good",2]]},""" + Rest + "}}", "")]
    [InlineData("textcollection", Form, """{"annotations":{"mood":{"type":"category","field_id":"mood","response":[["good","bad","sad"]]},"ok":{"type":"boolean","field_id":"ok","response":[[true]]},""" + Rest + "}}", "response.annotations.mood.response[0] too_many,response.annotations.why_sad required,response.annotations.ok not_applicable")]
    [InlineData("textcollection", Form, """{"annotations":{"mood":{"type":"text","field_id":"m","response":["good"]},"day":{"type":"datetime","field_id":"day","response":[["2027-01-01"]]},"score":{"type":"number","field_id":"score","response":[[2.5,3]]},"best":{"type":"ranked_choices","field_id":"best","response":[["a","b"]]}}}""", "response.annotations.mood.type unknown_type,response.annotations.mood.field_id unknown_choice,response.annotations.mood.response[0] wrong_type,response.annotations.day.response[0][0] out_of_range,response.annotations.score.response[0] too_many,response.annotations.best.response[0] too_few")]
    [InlineData("textcollection", Sets, """{"annotations":{"c":{"type":"text","field_id":"c","response":[["so"]]}}}""", "")]
    [InlineData("textcollection", Sets, """{"annotations":{"b":{"type":"text","field_id":"b","response":[["so"]]},"c":{"type":"text","field_id":"c","response":[["so"]]}}}""", "response.annotations.a required")]
    [InlineData("textcollection", Sets, """{"annotations":{"a":{"type":"text","field_id":"a","response":[["so"]]},"c":{"type":"text","field_id":"c","response":[["so"],["so"]]},"d":{"type":"text","field_id":"d","response":[["so"],["so"]]}}}""", "")]
    [InlineData("textcollection", Sets, """{"annotations":{"c":{"type":"text","field_id":"c","response":[["so"],["so"],["so"]]},"d":{"type":"text","field_id":"d","response":[["so"],["so"],["so"]]}}}""", "response.annotations.c.response too_many,response.annotations.d.response too_many")]
    [InlineData("textcollection", Sets, """{"annotations":{"a":{"type":"text","field_id":"a","response":[["so"]]}}}""", "response.annotations.c required")]
    [InlineData("transcription", """{"repeatable_fields":{"user":"Who"}}""", "{}", "")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"annotation_attributes":{"day":{"choices":["yes","no"],"conditions":{"is_global":"True"}}}}""", """{"annotations":[]}""", "response.global_attributes required")]
    [InlineData("segmentannotation", """{"labels":[{"choice":"cars","instance_label":"true","subchoices":["car"]}]}""", """{"annotations":{"combined":{"image":"https://example.org/a.png"}},"labelMapping":{"car":{"index":1}}}""", "response.labelMapping.car wrong_type")]
    public void A_response_has_exactly_these_problems(string type, string parameters, string response, string expected)
    {
        using var document = JsonDocument.Parse(parameters);
        var taxonomy = TaxonomyCompiler.Compile(type, document.RootElement, out var problems);
        Assert.Empty(problems);
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), ResponseText.Check(response, taxonomy!).Select(p => $"{p.Path} {p.Code}").Order());
    }

    [Theory]
    [InlineData("imageannotation", """{"geometries":{}}""", "geometries required")]
    [InlineData("imageannotation", """{"geometries":{"blob":{},"box":{"min_width":-1}}}""", "geometries.blob unknown_type,geometries.box.objects_to_annotate required,geometries.box.min_width out_of_range")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["a",{"choice":"b","subchoices":["a"]},{"choice":""},7]}}}""", "geometries.box.objects_to_annotate[1].subchoices[0] duplicate,geometries.box.objects_to_annotate[2].choice wrong_type,geometries.box.objects_to_annotate[3] wrong_type")]
    [InlineData("imageannotation", """{"geometries":{"polygon":{"objects_to_annotate":["a"],"min_vertices":5,"max_vertices":4}}}""", "geometries.polygon.max_vertices out_of_range")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["a"]}},"annotation_attributes":{"x":{"type":"smell"},"y":{},"z":{"choices":["1"],"conditions":{"label_condition":{"label":["a","q"]},"attribute_conditions":[{"nobody":"1","w":"9"}]}},"w":{"choices":["1"]}}}""", "annotation_attributes.x.type unknown_type,annotation_attributes.y.choices required,annotation_attributes.z.conditions.attribute_conditions[0].nobody unknown_field,annotation_attributes.z.conditions.attribute_conditions[0].w unknown_choice,annotation_attributes.z.conditions.label_condition.label[1] unknown_label")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["a"]}},"annotation_attributes":{"x":{"choices":["1"],"conditions":{"attribute_conditions":[{"y":"1"}]}},"y":{"choices":["1"],"conditions":{"attribute_conditions":[{"x":"1"}]}}}}""", "annotation_attributes.x.conditions circular,annotation_attributes.y.conditions circular")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["a"]}},"links":{"l":[{"from_allowed_labels":["b"],"is_bidirectional":"maybe"}],"m":7}}""", "links.l[0].from_allowed_labels[0] unknown_label,links.l[0].is_bidirectional wrong_type,links.m wrong_type")]
    [InlineData("imageannotation", """{"geometries":{"point":{"objects_to_annotate":["nose",{"choice":"face","subchoices":["eye"]}],"connections":[{"pair":["nose","eye"]},{"pair":["nose","ear"]},{"pair":["nose"]},{"pair":"nose"},{},7,{"pair":["face","eye"]}]}}}""", "geometries.point.connections[1].pair[1] unknown_label,geometries.point.connections[2].pair wrong_type,geometries.point.connections[3].pair wrong_type,geometries.point.connections[4].pair required,geometries.point.connections[5] wrong_type,geometries.point.connections[6].pair[0] unknown_label")]
    [InlineData("imageannotation", """{"geometries":{"point":{"objects_to_annotate":["nose"],"connections":{"pair":["nose","nose"]}}}}""", "geometries.point.connections wrong_type")]
    [InlineData("pointannotation", """{"objects_to_annotate":["nose","eye"],"connections":[{"pair":["nose","ear"]}]}""", "connections[0].pair[1] unknown_label")]
    [InlineData("imageannotation", """{"geometries":{"cuboid":{"objects_to_annotate":["car"],"camera_intrinsics":{"fx":"1200","fy":1200.5,"cx":0,"cy":0,"skew":0,"scalefactor":1},"camera_rotation_quaternion":{"w":1,"x":0,"y":0,"z":0},"camera_height":1.5}}}""", "")]
    [InlineData("imageannotation", """{"geometries":{"cuboid":{"objects_to_annotate":["car"],"camera_intrinsics":{"fx":0,"cx":"left","scalefactor":0},"camera_rotation_quaternion":{"w":0,"x":0,"y":0,"z":0},"camera_height":"high"}}}""", "geometries.cuboid.camera_intrinsics.fx out_of_range,geometries.cuboid.camera_intrinsics.fy required,geometries.cuboid.camera_intrinsics.cx wrong_type,geometries.cuboid.camera_intrinsics.scalefactor out_of_range,geometries.cuboid.camera_rotation_quaternion out_of_range,geometries.cuboid.camera_height wrong_type")]
    [InlineData("cuboidannotation", """{"objects_to_annotate":["car"],"camera_intrinsics":{"fx":1,"fy":-1},"camera_rotation_quaternion":{"w":1}}""", "camera_intrinsics.fy out_of_range,camera_rotation_quaternion.x required,camera_rotation_quaternion.y required,camera_rotation_quaternion.z required")]
    [InlineData("imageannotation", """{"geometries":{"cuboid":{"objects_to_annotate":["car"],"camera_intrinsics":[],"camera_rotation_quaternion":"up"}}}""", "geometries.cuboid.camera_intrinsics wrong_type,geometries.cuboid.camera_rotation_quaternion wrong_type")]
    [InlineData("imageannotation", """{"annotation_attributes":{"z":{"choices":["1"],"conditions":{"label_condition":{"label":"whatever a task may bring"}}}}}""", "")]
    [InlineData("textcollection", """{"fields":{}}""", "fields wrong_type")]
    [InlineData("textcollection", """{"fields":[{"type":"text"},{"type":"noise","field_id":"a"},{"type":"category","field_id":"b"},{"type":"text","field_id":"a"}]}""", "fields[0].field_id required,fields[3].field_id duplicate")]
    [InlineData("textcollection", """{"fields":[{"type":"noise","field_id":"a"},{"type":"category","field_id":"b"},{"type":"number","field_id":"c","min":2,"max":1},{"type":"datetime","field_id":"d","min":"soon"},{"type":"text","field_id":"e","conditions":[{"z":1}]}]}""", "fields[0].type unknown_type,fields[1].choices required,fields[2].max out_of_range,fields[3].min bad_format,fields[4].conditions[0].z unknown_field")]
    [InlineData("categorization", "[]", " wrong_type")]
    [InlineData("textcollection", """{"fields":[{"fields":[{"type":"text","field_id":"a","max_responses_required":2},{"max_responses_required":2,"fields":[{"type":"text","field_id":"b"}]}],"max_responses_required":3,"min_responses_required":4},{"required":"maybe","fields":[{"type":"text","field_id":"c"}]}]}""", "fields[0].max_responses_required out_of_range,fields[0].fields[1].max_responses_required not_allowed,fields[1].required wrong_type")]
    [InlineData("textcollection", """{"fields":[{"fields":[{"type":"text","field_id":"a","max_responses_required":2}],"max_responses_required":3}]}""", "fields[0].fields[0].max_responses_required not_allowed")]
    [InlineData("imageannotation", """{"annotation_attributes":{"x":{"choices":["1"],"conditions":{"is_global":"perhaps"}}}}""", "annotation_attributes.x.conditions.is_global wrong_type")]
    [InlineData("segmentannotation", """{"labels":["a",{"choice":"b","subchoices":["c",{"choice":"d","instance_label":"some"}]}]}""", "labels[1].subchoices[1].instance_label wrong_type")]
    public void Bad_parameters_have_exactly_these_problems(string type, string parameters, string expected)
    {
        using var document = JsonDocument.Parse(parameters);
        TaxonomyCompiler.Compile(type, document.RootElement, out var problems);
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), problems.Select(p => $"{p.Path} {p.Code}").Order());
    }

    [Fact]
    public void Tasks_that_share_a_taxonomy_are_each_held_against_their_own_text()
    {
        var shared = AnswerRules.For("namedentityrecognition", new(JsonDocument.Parse("""{"labels":["person"],"text":"Ann"}""").RootElement));
        const string answer = """{"annotations":[{"id":"1","start":0,"end":3,"text":"Bob","label":"person"}]}""";
        Assert.Empty(ResponseText.Check(answer, shared.About(new("Bob and Ann")).Check));
        Assert.Equal(["response.annotations[0].text"], ResponseText.Check(answer, shared.About(default).Check).Select(p => p.Path));
        Assert.Equal(["response.annotations[0].end"], ResponseText.Check(answer, shared.About(new("Bo")).Check).Select(p => p.Path));
    }

    [Fact]
    public void A_task_of_its_own_labels_keeps_the_rest_of_its_project()
    {
        using var own = JsonDocument.Parse("""{"objects_to_annotate":["bus"]}""");
        using var inherited = JsonDocument.Parse("""{"objects_to_annotate":["car"],"min_width":10}""");
        var taxonomy = TaxonomyCompiler.Compile("annotation", new TaskParams(own.RootElement, inherited.RootElement), out _)!;
        var problems = ResponseText.Check("""{"annotations":[{"left":1,"top":2,"width":9,"height":4,"label":"bus"}]}""", taxonomy);
        Assert.Equal(["response.annotations[0].width"], problems.Select(p => p.Path));
    }
}
