# Scores of records made by hand, against gold made by hand: exact figures.
cat > gold.jsonl <<'GOLD'
{"id":"s1","doc":"d","text":"Café owners met.","span":[0,16],"events":[{"event":"CONSULT","trigger":"met","actors":[{"text":"a","country":"FRA"}],"recipients":[],"status":"actual","negated":false,"mode":"meet"}]}
{"id":"s2","doc":"d","text":"Norway thanked Denmark.","span":[17,40],"events":[{"event":"SUPPORT","trigger":"thanked","actors":[{"text":"Norway","country":"NOR"}],"recipients":[{"text":"Denmark","country":"DNK"}],"cameo":"051","when":null,"according_to":[]}]}
{"id":"s3","doc":"d","text":"Rain fell.","span":[41,51],"events":[]}
{"id":"s4","doc":"e","text":"Rebels left or gave in.","exhaustive":false,"events":[{"event":"YIELD","event_set":["YIELD"],"trigger":"left","source":[{"text":"Rebels","sector":"REB"}],"target":[]}]}
GOLD
cat > docs.jsonl <<'DOCS'
{"id":"d","text":"Café owners met.\nNorway thanked Denmark.\nRain fell."}
DOCS
cat > system.jsonl <<'SYSTEM'
{"type":"event","doc":"d","span":[0,17],"event":"CONSULT","mode":"visit","status":"actual","negated":false,"actors":[{"country":"FRA"}],"recipients":[],"trigger":{"text":"met","span":[13,16]}}
{"type":"event","doc":"d","span":[18,41],"event":"SUPPORT","actors":[{"country":"DNK"}],"recipients":[{"country":"NOR"}],"trigger":{"text":"thanked","span":[25,32]},"cameo":"05","according_to":[{"kind":"publisher"}]}
{"type":"event","doc":"d","span":[42,52],"event":"AID","actors":[],"recipients":[],"trigger":{"text":"fell","span":[47,51]}}
{"type":"event","doc":"e","span":[0,23],"event":"RETREAT","actors":[{"sector":"REB"}],"recipients":[]}
{"type":"event","doc":"other","span":[0,2],"event":"AID"}
{"type":"statement","doc":"d","span":[0,2]}
SYSTEM
tocsin eval gold.jsonl system.jsonl --docs docs.jsonl --by-type --errors 9
tocsin eval missing.jsonl || echo "status $?"
printf 'x\n' > bad.jsonl
tocsin eval bad.jsonl || echo "status $?"
