/* The compiled knowledge and the language model, as read-only data of the program. */
	.section .rodata
	.balign 64
	.globl tc_know_blob, tc_know_blob_end, tc_model_blob, tc_model_blob_end
	.hidden tc_know_blob, tc_know_blob_end, tc_model_blob, tc_model_blob_end
tc_know_blob:
	.incbin KNOW_BLOB
tc_know_blob_end:
	.balign 64
tc_model_blob:
	.incbin MODEL_BLOB
tc_model_blob_end:
	.byte 0
	.section .note.GNU-stack,"",%progbits
