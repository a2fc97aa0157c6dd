// What the demo holds: projects with tasks, and how a person would answer them.
import { boxesOf } from './animals.mjs';

const pick = (chance, list) => list[Math.floor(chance() * list.length)];
const between = (chance, low, high) => low + chance() * (high - low);
const whole = (chance, low, high) => Math.round(between(chance, low, high));

const sentences = [
  'Marie Curie worked in Paris and later advised the League of Nations in Geneva.',
  'Ada Lovelace wrote to Charles Babbage from London about the Analytical Engine.',
  'The Red Cross opened its office in Nairobi, and Wangari Maathai spoke at the ceremony.',
  'Alan Turing left Cambridge for Bletchley Park; Bell Labs invited him to New York.',
  'Greta and Anton met in Vienna, where the Opera hired them both in the same week.',
];
const names = [['Marie Curie', 'person'], ['Paris', 'place'], ['League of Nations', 'organization'], ['Geneva', 'place'], ['Ada Lovelace', 'person'], ['Charles Babbage', 'person'], ['London', 'place'], ['Red Cross', 'organization'], ['Nairobi', 'place'], ['Wangari Maathai', 'person'], ['Alan Turing', 'person'], ['Cambridge', 'place'], ['Bell Labs', 'organization'], ['New York', 'place'], ['Greta', 'person'], ['Anton', 'person'], ['Vienna', 'place']];
const questions = ['How do I descale a kettle?', 'Why is the sky blue?', 'What does an index in a database do?', 'How long does rice keep in the fridge?', 'Explain compound interest to a child.'];
const answers = ['Fill it half with water and half with vinegar, let it boil once, wait for an hour, pour it out and rinse twice.', 'Air scatters short waves of light more than long ones, so that blue comes from everywhere.', 'It is like the register of a book: sorted words with page numbers.', 'Three to four days, in a closed box, once it has cooled down quickly.', 'Your coins have children, and next year these have children too.'];
const reviews = ['Arrived two days late, but the lamp is beautiful.', 'Stopped working after a week. No answer from support.', 'Exactly what I was looking for, thank you!', 'Fine for the price.', 'The colour is not the one on the picture.'];

const animals = {
  name: 'Animals in pictures', type: 'imageannotation', share: 0.2, rapid: true, review_levels: 1, review_share: 0.6, sla_tier: 'express',
  params: {
    instruction: 'Draw a box around every cat and every dog, as tight as you can, ears and tail included.\n\nLeave out reflections and pictures on walls. Say of each cat whether it sleeps, count both kinds, and link a dog that looks at a cat to it.',
    geometries: { box: { objects_to_annotate: [{ choice: 'cat', color: '#0e7490', description: 'House cats of any age.' }, { choice: 'dog', color: '#b45309', description: 'Dogs, puppies too.' }], min_width: 10, min_height: 10 }, polygon: { objects_to_annotate: [{ choice: 'collar', color: '#7c3aed' }] } },
    annotation_attributes: { state: { description: 'What is the cat doing?', choices: ['sleeping', 'not sleeping'], conditions: { label_condition: { label: ['cat'] } } } },
    global_attributes: { cats: { type: 'number', description: 'How many cats?', min: 0, max: 100 }, dogs: { type: 'number', description: 'How many dogs?', min: 0, max: 100 } },
    links: { 'looking at': [{ from_allowed_labels: ['dog'], to_allowed_labels: ['cat'] }] },
  },
  task: (chance, i, files) => ({ attachment_type: 'image', attachment: pick(chance, files.pictures), metadata: { camera: pick(chance, ['garden', 'porch', 'yard']), width: 800, height: 600 } }),
  answer: (chance, params, picture) => {
    const annotations = boxesOf(picture, chance);
    const [dog, cat] = ['dog', 'cat'].map((label) => annotations.find((a) => a.label === label));
    const count = (label) => annotations.filter((a) => a.label === label).length;
    return { annotations, ...(dog && cat && { links: [{ name: 'looking at', from: dog.uuid, to: cat.uuid }] }), global_attributes: { cats: count('cat'), dogs: count('dog') } };
  },
};

export const projects = [
  animals,
  { ...animals, name: 'Street animals, night', share: 0.06, review_levels: 2, sla_tier: 'urgent' },
  {
    name: 'Names in the news', type: 'namedentityrecognition', share: 0.16, studio: true, review_levels: 1, review_share: 0.3,
    params: { instruction: 'Mark every name of a person, an organization and a place, in full and without titles.', labels: ['person', 'organization', 'place'], links: { 'works for': [{ from_allowed_labels: ['person'], to_allowed_labels: ['organization'] }] } },
    task: (chance) => ({ text: `${pick(chance, sentences)} ${pick(chance, sentences)}` }),
    answer: (_, { text }) => ({ annotations: names.flatMap(([name, label], i) => (text.includes(name) ? [{ id: `s${i}`, label, start: text.indexOf(name), end: text.indexOf(name) + name.length, text: name }] : [])) }),
  },
  {
    name: 'Product reviews', type: 'categorization', share: 0.24, studio: true, consensus: 3,
    params: { instruction: 'Choose what fits best. Irony counts as what is meant.', categories: ['positive', 'neutral', 'negative', 'not a review'], allow_multiple: false },
    task: (chance) => ({ attachment_type: 'text', attachment: pick(chance, reviews) }),
    answer: (chance) => ({ category: pick(chance, ['positive', 'positive', 'negative', 'neutral', 'not a review']) }),
  },
  {
    name: 'Which answer helps more', type: 'comparison', share: 0.18, sla_tier: 'standard', schedule: { period_days: 7, submit_lead_hours: 24, weekly_volume: 400 },
    params: { instruction: 'Read the question and both answers. Say which one helps the reader more.', choices: ['left', 'right', 'both are good', 'both are bad'] },
    task: (chance) => ({ instruction: pick(chance, questions), attachment_type: 'text', attachments: [pick(chance, answers), pick(chance, answers)] }),
    answer: (chance) => ({ choice: pick(chance, ['left', 'right', 'right', 'both are good', 'both are bad']) }),
  },
  {
    name: 'Support calls', type: 'audiotranscription', share: 0.06, studio: true,
    params: { instruction: 'Write down what is said, and mark speech, music and noise on the timeline.', events_to_annotate: ['speech', 'music', 'noise'] },
    task: (chance, i, files) => ({ attachment_type: 'audio', attachment: pick(chance, files.sounds) }),
    answer: (chance) => ({ transcript: 'Good morning, how can I help?', duration: 6, events: [{ type: 'range', label: pick(chance, ['speech', 'music', 'noise']), start: between(chance, 0, 2), end: between(chance, 2.5, 5) }] }),
  },
  {
    name: 'Receipts', type: 'textcollection', share: 0.1, studio: true, review_levels: 1, review_share: 0.5,
    params: {
      instruction: 'Answer the questions about the receipt.',
      fields: [
        { type: 'text', field_id: 'shop', title: 'Shop', max_length: 100 },
        { type: 'category', field_id: 'kind', title: 'Kind', choices: ['food', 'travel', 'office', 'other'] },
        { type: 'number', field_id: 'legible', title: 'How legible is it?', description: '1 is bad, 5 is good.', min: 1, max: 5, step: 1 },
      ],
    },
    task: (chance, i, files) => ({ attachments: [{ type: 'image', content: pick(chance, files.pictures) }] }),
    answer: (chance) => {
      const field = (type, field_id, value) => ({ type, field_id, response: [[value]] });
      return { annotations: { shop: field('text', 'shop', pick(chance, ['Corner bakery', 'Central station', 'Paper & Pen'])), kind: field('category', 'kind', pick(chance, ['food', 'travel', 'office', 'other'])), legible: field('number', 'legible', whole(chance, 1, 5)) } };
    },
  },
];

export const people = ['Amara Okafor', 'Bruno Silva', 'Chiara Rossi', 'Dmitri Ivanov', 'Elif Yılmaz', 'Fatima Zahra', 'Gustav Berg', 'Hana Sato', 'Imani Mwangi', 'Jonas Weber', 'Keiko Tanaka', 'Liam O’Brien', 'Mei Lin', 'Noor Haddad', 'Olga Petrova', 'Pablo García', 'Quynh Nguyen', 'Rania Farouk', 'Sven Larsson', 'Tomás Herrera', 'Uma Patel', 'Viktor Novák', 'Wanjiru Kamau', 'Ximena Ruiz', 'Yusuf Demir', 'Zofia Nowak', 'Anders Holm', 'Beatriz Costa', 'Chen Wei', 'Daria Kovač', 'Emeka Obi', 'Freya Nilsen', 'Giulia Conti', 'Hassan Ali'];

export const feedback = ['Does a tail behind a fence belong to the box?', 'The guidelines do not say what to do with mirrors.', 'Pictures at night are hard to judge; may we skip blurred ones?', 'Is “the Opera” an organization or a place?', 'An example of “both are bad” would help.'];
